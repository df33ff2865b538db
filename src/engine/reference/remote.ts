import { RemoteEngine } from '../worker/remote.ts';
import ReferenceWorker from './worker.ts?worker';

/** The reference engine in a worker. */
export function openReference(): RemoteEngine {
  return new RemoteEngine('reference', new ReferenceWorker(), 'CPU, plain TypeScript in float64', 2 ** 28);
}
