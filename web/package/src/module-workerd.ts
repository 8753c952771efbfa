import module from '../../../article-inspector.wasm';

import type { CompiledModule } from '../../wasm/loader.ts';

/** The module that belongs to this package. Hosts of this kind compile it when they are deployed, and compile nothing later. */
export const ownModule = (): Promise<CompiledModule> => Promise.resolve(module);
