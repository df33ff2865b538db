import { hasGates } from '../../nn/shape.ts';
import type { Label, Pickable, Source } from './forms.ts';
import { cellAt, legendSize, pastAt, cellRadius as radius, rowOf } from './past_row.ts';
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
