import { hasGates } from '../../nn/shape.ts';
import { chevronsOf } from './chevrons.ts';
import type { Chevron, Glyph, Past, Ring, Soma, Source, Valve, Vec, Wave, Wire } from './forms.ts';
import { cellAt, from, lastPart, overTo, cellRadius as radius, rowOf } from './past_row.ts';
import { gateBack, stepBack } from './past_sources.ts';
import { phases } from './phases.ts';
import { none } from './sources.ts';
import type { TextPlan } from './text_plan.ts';
import { clock } from './text_units.ts';

/** No unit of note: a model without time. */
export const noPast: Past = { somas: [], rings: [], valves: [], wires: [], waves: [], glyphs: [] };

/**
 * One unit through its last steps, as large as a person: the memory runs through as a filament, and at each step the
 * doors stood as the gates say. Below, how much of the error each step still feels.
 */
export function pastOf(plan: TextPlan): Past {
  const { unitOfNote: note, shape, layout, steps } = plan;
  const region = (name: string) => layout.regions[`${name}.${note.layer}`];
  const gated = hasGates(shape);
  const line = region(gated ? 'c' : 'h');
  const row = rowOf(plan);
  const ages = Array.from({ length: Math.min(row.cells, steps) }, (_, age) => age);
  const at = (name: string, age: number) => stepBack(region(name), note.unit, age);
  const gate = (age: number, index: number) => gateBack(region('gates'), note.unit, index, age);
  const front: Vec = [0, 0, 1];
  // What is older is not shown: from and to there, threads have half of their way.
  const oldest = ages.length - 1;
  const somas = ages.map(
    (age): Soma => ({
      at: cellAt(row, age),
      radius: radius * 0.44,
      value: at('h', age),
      before: at('h', age + 1),
      gradient: at('dh', age),
      memory: gated ? at('c', age) : none,
      signed: true,
      layer: note.layer,
      unit: note.unit,
    }),
  );
  const doored = (age: number) => gated && gate(age, 0).element >= 0;
  const rings = ages.map(
    (age): Ring => ({
      at: cellAt(row, age),
      radius,
      tube: 0.05,
      value: at('h', age),
      bias: -1,
      gapped: doored(age),
    }),
  );
  const valves = ages.filter(doored).flatMap((age) =>
    clock.map(
      ({ gate: name, index, angle }): Valve => ({
        at: cellAt(row, age),
        radius,
        tube: 0.13,
        angle,
        gate: name,
        opening: gate(age, index),
        flow: name === 'i' ? gate(age, 2) : none,
        layer: note.layer,
        unit: note.unit,
      }),
    ),
  );
  const memory = (age: number) => stepBack(line, note.unit, age);
  const thread = (points: readonly Vec[], source: Source): Wire => {
    return { points, up: front, source, kind: 'memory', width: 0.1, lift: 0, phase: phases.soma };
  };
  const wires: Wire[] = [
    thread(overTo(cellAt(row, 0), cellAt(row, -row.ahead), row.over, false), memory(0)),
    ...ages.map((age) => {
      const way = overTo(cellAt(row, age + 1), cellAt(row, age), row.over, true);
      return thread(age < oldest ? way : lastPart(way), memory(age + 1));
    }),
    ...ages.map((age): Wire => {
      const [x, y, z] = cellAt(row, age);
      const points: Vec[] = [
        [x, y, z],
        [x + radius * 0.9, y, z],
        [x + radius * row.says[age === 0 ? 0 : 1], y, z],
      ];
      return { points, up: front, source: at('h', age), kind: 'forward', width: 0.05, lift: 0, phase: phases.axon };
    }),
  ];
  const [start, end] = phases.error;
  for (const age of ages) {
    const joint = from(cellAt(row, age), row.joint);
    const drop: Vec[] = [joint, from(cellAt(row, age), row.arrival)];
    const trunk: Vec[] = [joint, from(cellAt(row, age + (age < oldest ? 1 : 0.5)), row.joint)];
    const part = (end - start) / ages.length;
    const span = [start + part * age, start + part * (age + 1)] as const;
    const gradient = at('dh', age);
    wires.push({ points: drop, up: front, source: gradient, kind: 'gradient', width: 0.085, lift: 0, phase: span });
    wires.push({ points: trunk, up: [0, 1, 0], source: gradient, kind: 'gradient', width: 0.06, lift: 0, phase: span });
  }
  const waves = ages.map((age): Wave => {
    const [x, y, z] = cellAt(row, age);
    return {
      from: [x - radius * 1.66, y, z],
      to: [x - radius * 1.26, y, z],
      amplitude: 0.36,
      source: gated && gate(age, 2).element >= 0 ? gate(age, 2) : at('h', age),
      step: 0,
      steps: 1,
      full: 1,
      travels: false,
      shade: 0,
    };
  });
  for (const age of ages) {
    const [x, y, z] = cellAt(row, age);
    wires.push({
      points: [
        [x - radius * 1.26, y, z],
        [x, y, z],
      ],
      up: front,
      source: waves[age]!.source,
      kind: 'input',
      width: 0.04,
      lift: 0,
      phase: phases.synapse,
    });
  }
  const glyphs = ages.map((age): Glyph => {
    const [x, y, z] = cellAt(row, age);
    const x0 = layout.regions.x;
    const element = x0 ? x0.offset + steps - 1 - age : -1;
    return {
      at: [x - radius * 1.46, y - radius * 0.52, z],
      size: 1.05,
      symbol: { element, stride: 0 },
      place: age,
      candidate: false,
    };
  });
  return { somas, rings, valves, wires, waves, glyphs };
}

/** Which way the memory, the signal and the error go. */
export function pastMarks({ wires }: Past): Chevron[] {
  const known = wires.filter(({ source }) => source.element >= 0);
  // Towards the viewer, whichever way they lie.
  const marks = chevronsOf(
    known.map((wire) => ({ ...wire, up: [0, 0, 1] })),
    ['memory', 'input', 'forward', 'gradient'],
  );
  // Clear of tubes that come towards the viewer.
  return marks.map((mark) => ({ ...mark, lift: mark.lift * 2.2 }));
}
