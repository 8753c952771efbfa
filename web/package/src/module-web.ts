import { moduleUrl } from './module-url.ts';

/** The module that belongs to this package, fetched. */
export const ownModule = (): Promise<Response> => fetch(moduleUrl);
