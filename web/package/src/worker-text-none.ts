/** In the checkout the worker is always reached as a file. */
export const workerText = '';
