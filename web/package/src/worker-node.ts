import { parentPort } from 'node:worker_threads';

import { serve } from './serve.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

const answer = serve((message: FromWorker) => parentPort!.postMessage(message));
parentPort!.on('message', (message: ToWorker) => answer(message));
