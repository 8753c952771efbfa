export * from './report.ts';
export type { Options, Runner } from './runner.ts';
