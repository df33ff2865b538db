import { hasGates } from '../../nn/shape.ts';
import type { Label, Pickable, Source } from './forms.ts';
import { cellAt, legendSize, type Place, pastAt, cellRadius as radius, rowOf } from './past_row.ts';
import { gateBack, stepBack } from './past_sources.ts';
import type { TextPlan } from './text_plan.ts';

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
      size: legendSize,
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
      size: legendSize,
      color: 'ink',
      views,
    });
  const region = (name: string) => layout.regions[`${name}.${note.layer}`];
  const says = note.layer < shape.layers - 1 ? 'scene.past.next' : 'scene.past.guesses';
  for (let age = 0; age < Math.min(row.cells, steps); age++) {
    const [x, y, z] = cellAt(row, age);
    const add = (key: string, [dx, dy, align]: Place, source: Source, size = 0.33) =>
      list.push({
        id: `past ${age} ${key}`,
        moment: 'soma',
        key,
        names: key === 'scene.past.next' ? { layer: String(note.layer + 2) } : {},
        numbers: { value: { source, as: key.startsWith('scene.gate') ? 'number' : 'signed' } },
        at: [x + dx * radius, y + dy * radius, z + 0.1],
        align,
        size,
        color: 'ink',
        views,
      });
    const gated = hasGates(shape);
    const inner = stepBack(region(gated ? 'c' : 'h'), note.unit, age);
    add(gated ? 'scene.memory' : 'scene.state', [-0.12, -1.22, 'right'], inner, 0.46);
    const [right, up] = row.out;
    if (age === 0) add(says, [right, -up - 0.08, 'left'], stepBack(region('h'), note.unit, 0));
    const gate = (index: number) => gateBack(region('gates'), note.unit, index, age);
    if (!gated || gate(0).element < 0) continue;
    add('scene.gate.f', row.forget, gate(1), 0.3);
    add('scene.gate.i', [-1.16, 0.56, 'right'], gate(0));
    if (age === 0) add('scene.gate.o', [right, up, 'left'], gate(3));
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
