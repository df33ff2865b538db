import type { ModelShape } from '../../nn/shape.ts';
import type { ViewLayout } from '../../probe/view.ts';
import { songCameras } from './cameras.ts';
import { chevronsOf } from './chevrons.ts';
import type { Ring, SceneLayout, Soma, Vec, Wave, Wire } from './forms.ts';
import { decisionsOf } from './grades.ts';
import { matricesOf } from './matrices.ts';
import { noPast } from './past.ts';
import { phases } from './phases.ts';
import { upright } from './route.ts';
import type { ScreenName } from './screens.ts';
import { songHazes } from './song_haze.ts';
import { songLabels } from './song_labels.ts';
import { songPickables } from './song_pickables.ts';
import { middle, planOf, type SongPlan, spacingOf, waveDepth, waveGap } from './song_plan.ts';
import { tallSongLabels } from './song_tall_labels.ts';
import { songTraces } from './song_traces.ts';
import { ofRow } from './sources.ts';

/** One cell (or columns of cells) between input waves on the left and the verdict on the right. */
export function layoutSongs(shape: ModelShape, layout: ViewLayout, screen: ScreenName): SceneLayout {
  const plan = planOf(shape, layout, screen);
  const hidden = plan.hidden.flat();
  const wires = wiresOf(plan);
  return {
    rows: shape.batchSize,
    matrices: shape.layers > 0 ? matricesOf(layout).matrices : [],
    decisions: decisionsOf(shape.outputs),
    hazes: songHazes(plan),
    waves: wavesOf(plan),
    traces: songTraces(plan),
    wires,
    chevrons: chevronsOf(wires),
    somas: [...hidden, plan.cell],
    rings: [...hidden.map(ringAround), plan.wall],
    valves: [],
    landscapes: [],
    verdict: plan.verdict,
    past: noPast,
    glyphs: [],
    candidates: { element: 0, count: 0 },
    envelope: { element: 0, units: 0, steps: 0 },
    labels: screen === 'tall' ? tallSongLabels(plan) : songLabels(plan),
    cameras: songCameras(plan, screen),
    pickables: songPickables(plan),
    symbols: [],
  };
}

function ringAround(soma: Soma): Ring {
  const radius = soma.radius * 1.6;
  return { at: soma.at, radius, tube: Math.max(0.012, radius * 0.06), value: soma.value, bias: -1, gapped: false };
}

function wavesOf(plan: SongPlan): Wave[] {
  const { shape, layout, bulbs, waveStart } = plan;
  const spacing = spacingOf(plan);
  return bulbs.map(
    ([x, y], i): Wave => ({
      from: [waveStart, y, waveDepth],
      to: [x - waveGap, y, 0],
      amplitude: Math.min(0.42, spacing * 0.3),
      source: { element: ofRow(layout, 'x', i).element, stride: 0 },
      step: shape.inputs,
      steps: shape.batchSize,
      full: 1,
      travels: true,
      shade: bulbs.length > 1 ? i / (bulbs.length - 1) : 0,
    }),
  );
}

function wiresOf(plan: SongPlan): Wire[] {
  const { bulbs, cell, verdict, layout, floor, wall, branches } = plan;
  const front: Vec = [0, 0, 1];
  const wires: Wire[] = bulbs.map(([x, y], i) => {
    const points = upright(
      [
        [x - waveGap, y],
        [x, y],
      ],
      0,
    );
    return {
      points,
      up: front,
      source: ofRow(layout, 'x', i),
      kind: 'input',
      width: 0.035,
      lift: 0,
      phase: phases.wave,
    };
  });
  const tip = cell.at[0] + cell.radius * 0.7;
  const axon = upright(
    [
      // Into the gap between the lobes, where the error begins.
      [tip, middle],
      [verdict.at[0], middle],
    ],
    0,
  );
  wires.push({
    points: axon,
    up: front,
    source: cell.value,
    kind: 'forward',
    width: 0.06,
    lift: 0,
    phase: phases.axon,
  });
  const fork = wall.at[0] + wall.radius + 0.15;
  const { count, pitch } = branches;
  for (let row = 0; row < count; row++) {
    const rank = row - (count - 1) / 2;
    const rise = (rank + Math.sign(rank || 1) * 0.6) * pitch;
    const bend = fork + Math.abs(rise);
    const points = upright(
      [
        [fork, middle],
        [bend, middle - rise],
        [bend + 0.25, middle - rise],
      ],
      -0.12,
    );
    const source = { element: ofRow(layout, 'probabilities').element + row, stride: 0 };
    wires.push({ points, up: front, source, kind: 'forward', width: 0.022, lift: 0, phase: phases.axon });
  }
  return [...wires, ...errorPath(plan, front, floor)];
}

/** Out of the lower lobe, down, back below the cell, and up again to each synapse; the lowest synapse takes the inner lane. */
function errorPath({ bulbs, verdict, layout }: SongPlan, up: Vec, floor: number): Wire[] {
  const x = verdict.at[0];
  const z = -0.3;
  const lane = (i: number) => bulbs[0]![0] - 0.32 - Math.min(0.26, 1.4 / bulbs.length) * (bulbs.length - 1 - i);
  const trunkEnd = bulbs[0]![0] + 0.6;
  // Back behind the waves and the wall, where the largest lobe ends.
  const back = middle - 1.1;
  const trunk: Vec[] = [
    [x, middle, 0],
    [x, back, 0],
    [x, back + z, z],
    [x, floor + 0.8, z],
    [x - 0.8, floor, z],
    [trunkEnd, floor, z],
  ];
  const [from, to] = phases.error;
  const half = (from + to) / 2;
  const wires: Wire[] = [
    { points: trunk, up, source: verdict.loss, kind: 'error', width: 0.085, lift: 0, phase: [from, half] },
  ];
  const weights = layout.regions.weightGrads;
  for (const [i, [bx, by]] of bulbs.entries()) {
    const traces = layout.traces.flatMap((trace, k) => (trace.from === i && isFirst(trace.parameter) ? [k] : []));
    const own = traces[0];
    if (own === undefined || !weights) continue;
    const l = lane(i);
    const turn = Math.min(0.6, (by - 0.2 - floor) / 2);
    const points = upright(
      [
        [trunkEnd, floor],
        [l + turn, floor],
        [l, floor + turn],
        [l, by - (bx - 0.12 - l)],
        [bx - 0.12, by],
      ],
      z,
    );
    wires.push({
      points,
      up,
      source: { element: weights.offset + own, stride: 0 },
      kind: 'blame',
      width: 0.06,
      lift: 0,
      phase: [half, to],
    });
  }
  return wires;
}

/** True for the matrix that reads the songs. */
export function isFirst(parameter: string): boolean {
  return parameter === 'classifier.weight' || parameter === 'mlp.0.weight';
}
