/** In the checkout the module is always reached as a file. */
export const moduleText = '';
