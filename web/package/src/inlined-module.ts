import { InspectorError } from '../../wasm/error.ts';

/** The copy of the module that is part of the package's script; it is loaded only where it is asked for. */
export async function inlinedModule(otherwise = 'the package was built without it'): Promise<Uint8Array<ArrayBuffer>> {
  const { moduleText } = await import('#module-text');
  if (!moduleText) throw new InspectorError('module-unavailable', otherwise);
  const binary = atob(moduleText);
  const bytes = new Uint8Array(binary.length);
  for (let k = 0; k < binary.length; k++) bytes[k] = binary.charCodeAt(k);
  return bytes;
}
