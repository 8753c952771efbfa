/**
 * What a worker needs beside the language itself. A page's content security policy in a <meta> element does not bind its workers, so the
 * worker gives up everything else, before the first text reaches it: what could send a text anywhere, keep it, or make code of a string.
 * What browsers add in time to come is given up as well.
 *
 * `import()` is syntax and stays; nothing that is left can make a string into code that would use it.
 */
const needed: ReadonlySet<string> = new Set([
  // Of the language.
  ...['AggregateError', 'Array', 'ArrayBuffer', 'Atomics', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean', 'DataView', 'Date'],
  ...['Error', 'EvalError', 'FinalizationRegistry', 'Float32Array', 'Float64Array', 'Infinity', 'Int16Array', 'Int32Array', 'Int8Array'],
  ...['Intl', 'Iterator', 'JSON', 'Map', 'Math', 'NaN', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError', 'Reflect'],
  ...['RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol', 'SyntaxError', 'TypeError', 'URIError', 'Uint16Array', 'Uint32Array'],
  ...['Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'decodeURI', 'decodeURIComponent', 'encodeURI'],
  ...['encodeURIComponent', 'globalThis', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'undefined'],
  // Of the worker. Without `onmessage` and its like the browser would have no way in.
  ...['self', 'postMessage', 'close', 'onmessage', 'onmessageerror', 'onerror', 'addEventListener', 'removeEventListener', 'dispatchEvent'],
  ...['Event', 'EventTarget', 'MessageEvent', 'ErrorEvent', 'DOMException', 'TextDecoder', 'TextEncoder', 'WebAssembly', 'console'],
]);

/** Takes everything else away from a global object and the objects that it inherits from. */
export function lockDown(scope: object): void {
  const gone: PropertyDescriptor = { value: undefined, writable: false, enumerable: false, configurable: false };
  for (let object = scope; object && object !== Object.prototype; object = Object.getPrototypeOf(object) as object) {
    for (const name of Object.getOwnPropertyNames(object)) {
      if (needed.has(name) || name === 'constructor') continue;
      // What a browser lets nobody redefine (its own location, say) stays.
      if (Object.getOwnPropertyDescriptor(object, name)!.configurable) Object.defineProperty(object, name, gone);
    }
  }
  // Each kind of function has a constructor that makes one of a string.
  for (const kind of [function () {}, async function () {}, function* () {}, async function* () {}]) {
    Object.defineProperty(Object.getPrototypeOf(kind), 'constructor', gone);
  }
}
