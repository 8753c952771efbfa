/// <reference lib="webworker" />
import { lockDown } from './lock-down.ts';
import { serve } from './serve.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

lockDown(self);

const answer = serve((message: FromWorker) => self.postMessage(message));
self.addEventListener('message', (event: MessageEvent<ToWorker>) => answer(event.data));
