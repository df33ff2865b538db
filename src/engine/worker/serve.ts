import { LabError, messageOf } from '../../core/errors.ts';
import { ops } from '../../ops/index.ts';
import type { Engine, Program, Slot } from '../engine.ts';
import { type Answer, type Call, type Fault, faultOf } from './messages.ts';

/**
 * The worker's end: one engine, fed with the page's calls in order. Slot ids are the page's; this maps them to its own.
 * A call without a ticket that fails is told with the next answer.
 */
export function serve(opening: Promise<Engine>): void {
  const slots = new Map<number, Slot>();
  const programs = new Map<number, Program>();
  // A slot whose allocation failed has no counterpart here; an id of the page's must never pass for one of the engine's.
  const own = (slot: Slot): Slot => {
    const found = slots.get(slot.id);
    if (!found) throw new LabError('E_STATE', `slot ${slot.label}`, 'a slot that was allocated', 'allocate it again');
    return found;
  };
  let fault: Fault | null = null;

  async function take(engine: Engine, call: Call): Promise<Answer | undefined> {
    switch (call.kind) {
      case 'alloc':
        slots.set(call.slot.id, engine.alloc(call.slot.label, call.slot.length, call.data, call.slot.type));
        return undefined;
      case 'free':
        engine.free(call.slots.flatMap((slot) => slots.get(slot.id) ?? []));
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
      case 'profile':
        return { ticket: call.ticket, values: [], profile: await engine.profile(programs.get(call.id)!) };
      case 'write':
        engine.write({ ...call.view, slot: own(call.view.slot) }, call.data);
        return undefined;
      case 'read':
        return { ticket: call.ticket, values: await engine.read(call.views.map((v) => ({ ...v, slot: own(v.slot) }))) };
    }
  }

  const tell = (answer: Answer) => {
    const values = 'values' in answer ? answer.values : [];
    self.postMessage(answer, { transfer: values.map(({ buffer }) => buffer as ArrayBuffer) });
  };

  let chain = opening.then(
    (engine) => tell({ device: engine.device }),
    (error) => tell({ gone: messageOf(error) }),
  );
  self.onmessage = (event: MessageEvent<Call>) => {
    const call = event.data;
    chain = chain.then(async () => {
      try {
        const answer = await take(await opening, call);
        if (!answer) return;
        tell(fault && 'ticket' in answer ? { ticket: answer.ticket, fault } : answer);
        fault = null;
      } catch (error) {
        if ('ticket' in call) {
          // The first thing that went wrong is the cause of the rest.
          tell({ ticket: call.ticket, fault: fault ?? faultOf(error) });
          fault = null;
        } else fault ??= faultOf(error);
      }
    });
  };
}
