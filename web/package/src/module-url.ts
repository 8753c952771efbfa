/** Where the module lies. A build of the package, and a bundler, put their own place here. */
export const moduleUrl = new URL('../../../build/wasm/article-inspector.wasm', import.meta.url);
