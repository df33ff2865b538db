import { messageOf } from '../../core/errors.ts';
import { ops } from '../../ops/index.ts';
import type { Program, Slot } from '../engine.ts';
import { ReferenceEngine } from './engine.ts';
import type { Answer, Call } from './messages.ts';

// The worker's end: one ReferenceEngine, fed with calls in order. Slot ids are the page's; this maps them to its own.
const engine = new ReferenceEngine();
const slots = new Map<number, Slot>();
const programs = new Map<number, Program>();
let chain: Promise<void> = Promise.resolve();

function own(slot: Slot): Slot {
  return slots.get(slot.id) ?? slot;
}

async function take(call: Call): Promise<Answer | undefined> {
  switch (call.kind) {
    case 'alloc':
      slots.set(call.slot.id, engine.alloc(call.slot.label, call.slot.length, call.data, call.slot.type));
      return undefined;
    case 'free':
      engine.free(call.slots.map(own));
      for (const slot of call.slots) slots.delete(slot.id);
      return undefined;
    case 'compile': {
      const steps = call.steps.map(({ op, buffers, params }) => ({
        op: ops[op]!,
        buffers: buffers.map((view) => ({ ...view, slot: own(view.slot) })),
        params,
      }));
      programs.set(call.id, await engine.compile(call.label, steps));
      return { ticket: call.ticket, values: [] };
    }
    case 'run':
      engine.run(programs.get(call.id)!, call.times);
      return undefined;
    case 'write':
      engine.write({ ...call.view, slot: own(call.view.slot) }, call.data);
      return undefined;
    case 'read':
      return { ticket: call.ticket, values: await engine.read(call.views.map((v) => ({ ...v, slot: own(v.slot) }))) };
  }
}

self.onmessage = (event: MessageEvent<Call>) => {
  const call = event.data;
  chain = chain.then(async () => {
    try {
      const answer = await take(call);
      if (answer) self.postMessage(answer);
    } catch (error) {
      if ('ticket' in call) self.postMessage({ ticket: call.ticket, error: messageOf(error) } satisfies Answer);
      else throw error;
    }
  });
};
