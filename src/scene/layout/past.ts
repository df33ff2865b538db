import { hasGates } from '../../nn/shape.ts';
import type { Region } from '../../probe/view.ts';
import { chevronsOf } from './chevrons.ts';
import type { Chevron, Glyph, Label, Past, Pickable, Ring, Soma, Source, Valve, Vec, Wave, Wire } from './forms.ts';
import { phases } from './phases.ts';
import { none, ofGate, ofStep } from './sources.ts';
import type { TextPlan } from './text_plan.ts';
import { clock } from './text_units.ts';

/** Middle of the stage beside the whole on which it stands: on the side that no view of the whole looks to. */
export const pastAt: Vec = [84, 0.2, 20];
const radius = 2.05;

/** How the steps of the unit of note stand behind each other. */
interface Row {
  /** Steps that are shown at most. */
  readonly cells: number;
  /** Where the newest stands, and the way from each to the one before: back, so that time is depth. */
  readonly newest: Vec;
  readonly back: Vec;
  /** How far the memory of the newest reaches before it, in steps. */
  readonly ahead: number;
  /** How high over a cell the memory comes to its door above; 0 where it comes from above anyway. */
  readonly over: number;
  /** Where the way of the error meets the way up to a cell, and where that arrives, seen from the cell. */
  readonly joint: Vec;
  readonly arrival: Vec;
  /** Where the numbers of the doors above and on the right stand, in radii from the cell: clear of the threads. */
  readonly forget: readonly [number, number, Label['align']];
  readonly out: readonly [number, number];
  /** Where what the picture is, and what it shows, is written: how far left, how high, and how large. */
  readonly title: { readonly left: number; readonly top: number; readonly bottom: number; readonly size: number };
  /** Place of the first of the legend, and from one to the next. */
  readonly legend: { readonly y: number; readonly dx: number; readonly dy: number };
}

/** Size of the legend and of what the error is. */
const small = 0.3;

/** Back and to the left; on a telephone back and up. */
const rows = {
  aside: {
    cells: 3,
    newest: [pastAt[0] + 4.55, 0.5, pastAt[2]],
    back: [-8.5, -0.5, -9],
    ahead: 0.75,
    over: radius + 1.05,
    joint: [0, -3.6, 0],
    arrival: [0, -radius - 0.12, 0],
    forget: [-0.52, 1.14, 'right'],
    out: [1.04, 0.58],
    title: { left: -8.2, top: 4.1, bottom: -4.25, size: 0.5 },
    legend: { y: -3.6, dx: 4.2, dy: 0 },
  },
  banner: {
    cells: 4,
    newest: [pastAt[0] + 11.6, 0.3, pastAt[2]],
    back: [-9.6, -0.3, -4.6],
    ahead: 0.75,
    over: radius + 1.05,
    joint: [0, -3.4, 0],
    arrival: [0, -radius - 0.12, 0],
    forget: [-0.52, 1.14, 'right'],
    out: [1.04, 0.58],
    title: { left: -16.6, top: 4.1, bottom: -4.25, size: 0.5 },
    legend: { y: -3.6, dx: 4.4, dy: 0 },
  },
  upwards: {
    cells: 3,
    newest: [pastAt[0] + 0.1, -5.2, pastAt[2]],
    back: [-0.3, 6.75, -6],
    ahead: 0.4,
    over: 0,
    joint: [radius * 1.22, -radius * 0.95, 0],
    arrival: [radius * 0.8, -radius * 0.72, 0],
    forget: [-0.34, 1.5, 'right'],
    out: [1.34, 0.3],
    title: { left: -4.8, top: 10.2, bottom: -10.15, size: 0.42 },
    legend: { y: -8.5, dx: 0, dy: -0.42 },
  },
} as const satisfies Record<string, Row>;

function rowOf({ name }: TextPlan): Row {
  return name === 'tall' ? rows.upwards : name === 'banner' ? rows.banner : rows.aside;
}

/** Where the cell of `age` steps ago stands. */
function cellAt({ newest, back }: Row, age: number): Vec {
  return [newest[0] + back[0] * age, newest[1] + back[1] * age, newest[2] + back[2] * age];
}

function from([x, y, z]: Vec, [dx, dy, dz]: Vec): Vec {
  return [x + dx, y + dy, z + dz];
}

/**
 * The way of the memory from a cell to the next, which it enters from above, where an LSTM has its door: up, over, and
 * down, by turns of 45 degrees. Where it does not `arrive`, it ends above.
 */
function overTo(a: Vec, b: Vec, over: number, arrives: boolean): Vec[] {
  if (over === 0) return [a, b];
  const [dx, dz] = [b[0] - a[0], b[2] - a[2]];
  const length = Math.hypot(dx, dz);
  const at = (along: number, y: number): Vec => [a[0] + (dx * along) / length, y, a[2] + (dz * along) / length];
  const top = b[1] + over;
  const rise = top - a[1];
  if (!arrives) return [a, at(rise, top), at(Math.max(rise, length), top)];
  const cut = 0.3;
  return [a, at(rise, top), at(length - cut, top), at(length, top - cut), b];
}

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
    return { points, up: [0, 1, 0], source, kind: 'memory', width: 0.1, lift: 0, phase: phases.soma };
  };
  const wires: Wire[] = [
    thread(overTo(cellAt(row, 0), cellAt(row, -row.ahead), row.over, false), memory(0)),
    ...ages.map((age) => thread(overTo(cellAt(row, age + 1), cellAt(row, age), row.over, true), memory(age + 1))),
    ...ages.map((age): Wire => {
      const [x, y, z] = cellAt(row, age);
      const points: Vec[] = [
        [x, y, z],
        [x + radius * 0.9, y, z],
        [x + radius * 1.5, y, z],
      ];
      return { points, up: front, source: at('h', age), kind: 'forward', width: 0.05, lift: 0, phase: phases.axon };
    }),
  ];
  const [start, end] = phases.error;
  for (const age of ages) {
    const joint = from(cellAt(row, age), row.joint);
    const drop: Vec[] = [joint, from(cellAt(row, age), row.arrival)];
    const trunk: Vec[] = [joint, from(cellAt(row, age + 1), row.joint)];
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
        [x - radius * 0.4, y, z],
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
      at: [x - radius * 1.46, y - radius * 0.4, z],
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
  return chevronsOf(
    known.map((wire) => ({ ...wire, up: [0, 0, 1] })),
    ['memory', 'input', 'forward', 'gradient'],
  );
}

/** Names and numbers of the cells, and what the picture is. */
export function pastLabels(plan: TextPlan): Label[] {
  const { unitOfNote: note, shape, layout, steps } = plan;
  const views = ['unit'] as const;
  const row = rowOf(plan);
  const { top, bottom, size } = row.title;
  const left = pastAt[0] + row.title.left;
  const list: Label[] = [
    {
      id: 'past title',
      key: 'scene.past.title',
      names: { unit: String(note.unit), layer: String(note.layer + 1) },
      numbers: {},
      at: [left, top, pastAt[2]],
      align: 'left',
      size,
      color: 'ink',
      views,
    },
    {
      id: 'past error',
      key: 'scene.past.error',
      names: {},
      numbers: {},
      at: [left, bottom, pastAt[2]],
      align: 'left',
      size: small,
      color: 'backward',
      views,
    },
  ];
  const forms = hasGates(shape) ? (['drop', 'core', 'arcs'] as const) : (['drop', 'arcs'] as const);
  for (const [i, form] of forms.entries())
    list.push({
      id: `past ${form}`,
      key: `scene.past.${form}`,
      names: {},
      numbers: {},
      at: [left + row.legend.dx * i, row.legend.y + row.legend.dy * i, pastAt[2]],
      align: 'left',
      size: small,
      color: 'ink',
      views,
    });
  const region = (name: string) => layout.regions[`${name}.${note.layer}`];
  for (let age = 0; age < Math.min(row.cells, steps); age++) {
    const [x, y, z] = cellAt(row, age);
    const add = (
      id: string,
      dx: number,
      dy: number,
      align: Label['align'],
      source: Source,
      key: string,
      size: number,
    ) =>
      list.push({
        id: `past ${age} ${id}`,
        moment: 'soma',
        key,
        names: {},
        numbers: { value: { source, as: key.startsWith('scene.gate') ? 'number' : 'signed' } },
        at: [x + dx * radius, y + dy * radius, z + 0.1],
        align,
        size,
        color: key === 'scene.gate.i' ? 'forward' : key === 'scene.gate.f' ? 'input' : 'ink',
        views,
      });
    if (hasGates(shape)) {
      add('c', -0.12, -1.22, 'right', stepBack(region('c'), note.unit, age), 'scene.memory', 0.46);
      const gate = (index: number) => gateBack(region('gates'), note.unit, index, age);
      if (gate(0).element < 0) continue;
      add('f', ...row.forget, gate(1), 'scene.gate.f', 0.33);
      add('i', -1.16, 0.56, 'right', gate(0), 'scene.gate.i', 0.33);
      if (age === 0)
        add('h', row.out[0], -row.out[1], 'left', stepBack(region('h'), note.unit, 0), 'scene.state', 0.33);
      if (age === 0) add('o', row.out[0], row.out[1], 'left', gate(3), 'scene.gate.o', 0.33);
    } else add('h', -0.12, -1.22, 'right', stepBack(region('h'), note.unit, age), 'scene.state', 0.46);
  }
  return list;
}

/** The cells of the unit of note, for pointer and keyboard, newest first. */
export function pastPickables(plan: TextPlan): Pickable[] {
  const { unitOfNote: note, shape, layout, steps } = plan;
  const h = layout.regions[`h.${note.layer}`];
  const row = rowOf(plan);
  return Array.from({ length: Math.min(row.cells, steps) }, (_, age): Pickable => {
    const step = steps - 1 - age;
    return {
      group: 'past',
      path: [cellAt(row, age)],
      radius: radius * 0.7,
      region: `h.${note.layer}`,
      index: [step, note.unit],
      source: stepBack(h, note.unit, age),
      gradient: stepBack(layout.regions[`dh.${note.layer}`], note.unit, age),
      torch: `${shape.cell}.h_l${note.layer}[${step}, ${note.unit}]`,
      key: 'scene.pick.unit',
      names: { layer: note.layer + 1, unit: note.unit },
    };
  });
}

/** Unit `back` steps before the newest; none before the oldest. */
function stepBack(region: Region | undefined, unit: number, age: number): Source {
  return region && age < (region.shape[0] ?? 1) ? ofStep(region, unit, age) : none;
}

/** Gate of the unit `age` steps before the newest; none where the view has only newer ones. */
function gateBack(region: Region | undefined, unit: number, gate: number, age: number): Source {
  if (!region || age >= (region.shape[0] ?? 1)) return none;
  const { element } = ofGate(region, unit, gate);
  return { element: element - age * (region.shape[1] ?? 1) * 4, stride: 0 };
}
