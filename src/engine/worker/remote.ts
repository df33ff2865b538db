import { LabError } from '../../core/errors.ts';
import { checkSteps } from '../check.ts';
import type { BufferView, Engine, EngineKind, LossReason, Program, Slot, Step, Values } from '../engine.ts';
import type { Profile } from '../profile.ts';
import { type Answer, type Call, errorOf } from './messages.ts';

type Answered = Extract<Answer, { values: unknown }>;

interface Waiting {
  resolve(answer: Answered): void;
  reject(error: Error): void;
}

/** An engine in a worker of its own, so that the page stays free while it computes. The worker is this engine's. */
export class RemoteEngine implements Engine {
  readonly kind: EngineKind;
  readonly maxSlotLength: number;
  readonly lost: Promise<LossReason>;
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly programs = new WeakMap<Program, number>();
  private nextId = 1;
  private named: string;

  /** `device` is what to call it until the worker says what it computes with. */
  constructor(kind: EngineKind, worker: Worker, device: string, maxSlotLength: number) {
    this.kind = kind;
    this.worker = worker;
    this.named = device;
    this.maxSlotLength = maxSlotLength;
    this.lost = new Promise((resolve) => {
      const lose = (message: string) => {
        for (const { reject } of this.waiting.values())
          reject(new LabError('E_DEVICE', 'worker', 'an answer', message));
        this.waiting.clear();
        resolve({ reason: 'worker', message });
      };
      worker.onerror = (event) => lose(event.message || 'the worker stopped');
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if ('device' in data) this.named = data.device;
        else if ('gone' in data) lose(data.gone);
        else this.settle(data);
      };
    });
  }

  get device(): string {
    return this.named;
  }

  alloc(label: string, length: number, data?: Values, type: 'f32' | 'u32' = 'f32'): Slot {
    if (!(length > 0 && length <= this.maxSlotLength))
      throw new LabError('E_LIMIT', `slot ${label}`, `1 to ${this.maxSlotLength} elements`, `got ${length}`);
    const slot = { id: this.nextId++, label, type, length };
    this.tell({ kind: 'alloc', slot, data });
    return slot;
  }

  free(slots: readonly Slot[]): void {
    this.tell({ kind: 'free', slots });
  }

  async compile(label: string, steps: readonly Step[]): Promise<Program> {
    checkSteps(label, steps);
    const program = { label, steps };
    const id = this.nextId++;
    const plain = steps.map(({ op, buffers, params }) => ({ op: op.name, buffers, params }));
    await this.ask((ticket) => ({ kind: 'compile', ticket, id, label, steps: plain }));
    this.programs.set(program, id);
    return program;
  }

  run(program: Program, times: number): void {
    this.tell({ kind: 'run', id: this.idOf(program), times });
  }

  async profile(program: Program): Promise<Profile> {
    const id = this.idOf(program);
    return (await this.ask((ticket) => ({ kind: 'profile', ticket, id }))).profile!;
  }

  write(view: BufferView, data: Values): void {
    this.tell({ kind: 'write', view, data });
  }

  async read(views: readonly BufferView[]): Promise<readonly Values[]> {
    return (await this.ask((ticket) => ({ kind: 'read', ticket, views }))).values;
  }

  dispose(): void {
    this.worker.terminate();
    for (const { reject } of this.waiting.values())
      reject(new LabError('E_STATE', 'worker', 'an engine in use', 'it was disposed'));
    this.waiting.clear();
  }

  private idOf(program: Program): number {
    const id = this.programs.get(program);
    if (!id) throw new LabError('E_STATE', `program ${program.label}`, 'a program of this engine', 'compile it here');
    return id;
  }

  private settle(answer: Extract<Answer, { ticket: number }>): void {
    const waiting = this.waiting.get(answer.ticket);
    this.waiting.delete(answer.ticket);
    if ('fault' in answer) waiting?.reject(errorOf(answer.fault));
    else waiting?.resolve(answer);
  }

  private tell(call: Call): void {
    this.worker.postMessage(call);
  }

  private ask(call: (ticket: number) => Call): Promise<Answered> {
    const ticket = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(ticket, { resolve, reject });
      this.tell(call(ticket));
    });
  }
}
