import type { Pickable, Vec } from './forms.ts';
import type { SongPlan } from './song_plan.ts';
import { songTraces } from './song_traces.ts';
import { ofRow } from './sources.ts';

/** What the pointer and the keyboard can ask of a song model, in the order of the signal. */
export function songPickables(plan: SongPlan): Pickable[] {
  const { shape, layout, bulbs, hidden, cell, verdict } = plan;
  const inputs = bulbs.map(
    ([x, y, z], i): Pickable => ({
      group: 'input',
      path: [
        [plan.waveStart - 0.2, y, z],
        [x, y, z],
      ],
      radius: 0.2,
      region: 'x',
      index: [-1, i],
      source: ofRow(layout, 'x', i),
      torch: `input[${i}]`,
      key: 'scene.pick.input',
      names: { name: shape.inputNames[i] ?? String(i) },
    }),
  );
  const weights = songTraces(plan).map((form): Pickable => {
    const trace = layout.traces[form.trace]!;
    return {
      group: 'weight',
      path: outside(form.points, cell.radius),
      radius: 0.08,
      region: 'weights',
      index: [form.trace],
      source: form.weight,
      gradient: form.gradient,
      torch: `${trace.parameter}[${trace.to}, ${trace.from}]`,
      key: 'scene.pick.weight',
      names: { from: nameOf(plan, trace.parameter, trace.from), to: trace.to },
    };
  });
  const units = hidden.flatMap((somas, layer) =>
    somas.map(
      (soma): Pickable => ({
        group: 'unit',
        path: [soma.at],
        radius: soma.radius * 1.6,
        region: `h.${layer}`,
        index: [-1, soma.unit],
        source: soma.value,
        gradient: soma.gradient,
        torch: `mlp.${layer}[${soma.unit}]`,
        key: 'scene.pick.hidden',
        names: { unit: soma.unit, layer: layer + 1 },
      }),
    ),
  );
  const [x, y, z] = verdict.at;
  const end = (region: string, key: string, torch: string, dy: number): Pickable => ({
    group: 'verdict',
    path: [[x, y + dy, z]],
    radius: verdict.radius * 0.6,
    region,
    index: [-1],
    source: ofRow(layout, region),
    torch,
    key,
    names: {},
  });
  return [
    ...inputs,
    ...weights,
    ...units,
    {
      ...end('probabilities', 'scene.pick.answer', 'torch.sigmoid(logits)', 0),
      path: [cell.at],
      radius: cell.radius * 1.4,
      group: 'unit',
    },
    end('probabilities', 'scene.pick.answer', 'torch.sigmoid(logits)', 0.35),
    end('y', 'scene.pick.target', 'target', -0.35),
    end('rowLoss', 'scene.pick.loss', 'loss', 0),
    {
      ...end('dlogits', 'scene.pick.error', 'logits.grad', 0),
      path: [
        [x, y - 0.9, z],
        [x, plan.floor, z],
        [bulbs[0]![0], plan.floor, z],
      ],
      radius: 0.12,
    },
  ];
}

/** A conductor but for what of it lies inside the body that it ends in, which has its own. */
function outside(points: readonly Vec[], radius: number): Vec[] {
  const [a, b] = points.slice(-2) as [Vec, Vec];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const part = 1 - Math.min(0.55, (0.8 * radius) / length);
  return [...points.slice(0, -1), [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, b[2]]];
}

function nameOf({ shape }: SongPlan, parameter: string, from: number): string {
  const first = parameter === 'classifier.weight' || parameter === 'mlp.0.weight' || shape.layers === 0;
  return first ? (shape.inputNames[from] ?? String(from)) : String(from);
}
