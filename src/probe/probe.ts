import { type Engine, type Program, type Slot, type Step, whole } from '../engine/engine.ts';
import type { Model } from '../nn/model.ts';
import { pick, pickSymbols } from '../ops/pick.ts';
import { energyShapes, energySteps } from './energy.ts';
import { gatherings } from './regions.ts';
import { strongestTraces, traceCount } from './traces.ts';
import type { Region, Trace, ViewLayout } from './view.ts';

/** The view fills whole rows of the scene's texture. */
const rowLength = 256;

/** Gathers a model's view on its engine; owns the view and the index slots. See `view.ts` for what is in it. */
export class Probe {
  readonly view: Slot;
  private readonly engine: Engine;
  private readonly model: Model;
  private readonly program: Program;
  private readonly slots: readonly Slot[];
  private readonly traceIndex: Slot;
  private readonly regions: Readonly<Record<string, Region>>;
  private traces: readonly Trace[];

  private constructor(engine: Engine, model: Model, parts: Parts, program: Program, traces: readonly Trace[]) {
    this.engine = engine;
    this.model = model;
    this.view = parts.view;
    this.slots = parts.slots;
    this.traceIndex = parts.traceIndex;
    this.regions = parts.regions;
    this.program = program;
    this.traces = traces;
  }

  /** Prepares the view of a model; `flat` are its weights now, from which the traces are chosen. */
  static async create(engine: Engine, model: Model, flat: Float32Array): Promise<Probe> {
    const { traces, flatIndex } = strongestTraces(model.parameters, flat);
    const parts = allocate(engine, model, flatIndex);
    try {
      const program = await engine.compile('probe', parts.steps);
      return new Probe(engine, model, parts, program, traces);
    } catch (error) {
      engine.free(parts.slots);
      throw error;
    }
  }

  /** What lies where in the view. */
  get layout(): ViewLayout {
    return { length: this.view.length, regions: this.regions, traces: this.traces };
  }

  /** Enqueues the gathering: the view then holds the last step enqueued before. */
  refresh(): void {
    this.engine.run(this.program, 1);
  }

  /** The view as it is after the last refresh. */
  async read(): Promise<Float32Array> {
    const [values] = (await this.engine.read([whole(this.view)])) as [Float32Array];
    return values;
  }

  /** Chooses the traces anew from the weights, the one that PyTorch calls `held` among them; true where they changed. */
  chooseTraces(flat: Float32Array, held: string | null = null): boolean {
    const { traces, flatIndex } = strongestTraces(this.model.parameters, flat, held);
    const same = traces.every((trace, i) => {
      const old = this.traces[i]!;
      return old.parameter === trace.parameter && old.to === trace.to && old.from === trace.from;
    });
    if (same) return false;
    this.engine.write(whole(this.traceIndex), flatIndex);
    this.traces = traces;
    return true;
  }

  dispose(): void {
    this.engine.free(this.slots);
  }
}

interface Parts {
  readonly view: Slot;
  readonly slots: readonly Slot[];
  readonly traceIndex: Slot;
  readonly regions: Readonly<Record<string, Region>>;
  readonly steps: readonly Step[];
}

function allocate(engine: Engine, model: Model, flatIndex: Uint32Array): Parts {
  const list = gatherings(model);
  const K = traceCount(model.parameters);
  const energies = energyShapes(model.parameters);
  const lengthOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
  const summed = energies.reduce((sum, { shape }) => sum + lengthOf(shape), 0);
  const total = list.reduce((sum, { index }) => sum + index.length, 0) + 2 * K + summed;
  const view = engine.alloc('view', Math.ceil(total / rowLength) * rowLength);
  const slots: Slot[] = [view];
  const regions: Record<string, Region> = {};
  const steps: Step[] = [];
  let offset = 0;
  const add = (name: string, shape: readonly number[], source: Slot, index: Slot) => {
    const params = { K: index.length, N: source.length, offset };
    regions[name] = { offset, shape };
    steps.push({ op: source.type === 'u32' ? pickSymbols : pick, buffers: [source, index, view].map(whole), params });
    offset += index.length;
  };
  for (const { name, source, shape, index } of list) {
    const slot = engine.alloc(`view index ${name}`, index.length, index, 'u32');
    slots.push(slot);
    add(name, shape, source, slot);
  }
  const traceIndex = engine.alloc('trace index', K, flatIndex, 'u32');
  slots.push(traceIndex);
  add('weights', [K], model.weights, traceIndex);
  add('weightGrads', [K], model.grads, traceIndex);
  const energy = energySteps(engine, model);
  slots.push(...energy.sums);
  steps.push(...energy.steps);
  for (const [k, { name, shape }] of energies.entries()) {
    const length = lengthOf(shape);
    const every = engine.alloc(
      `view index ${name}`,
      length,
      Uint32Array.from({ length }, (_, i) => i),
      'u32',
    );
    slots.push(every);
    add(name, shape, energy.sums[k]!, every);
  }
  return { view, slots, traceIndex, regions, steps };
}
