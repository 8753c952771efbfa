import { InspectorError } from '../../wasm/error.ts';
import { Engine } from './engine.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/** Answers messages with an engine, one after the other: an answer never overtakes the one before it. */
export function serve(post: (message: FromWorker) => void): (message: ToWorker) => void {
  let engine: Engine | null = null;
  const answer = async (message: ToWorker): Promise<FromWorker> => {
    try {
      if ('hello' in message) return { value: null };
      if ('load' in message) {
        engine = await Engine.start(message.load);
        return { value: null };
      }
      return { value: await engine!.answer(message) };
    } catch (error) {
      const code = error instanceof InspectorError ? error.code : 'worker-failed';
      return { error: error instanceof Error ? error.message : String(error), code };
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return (message) => {
    last = last.then(async () => post(await answer(message)));
  };
}
