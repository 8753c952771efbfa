/** The package without its worker: the extension's background is the one place where the core runs. build.mjs puts it in the package's place. */
export * from '../../package/src/common.ts';
