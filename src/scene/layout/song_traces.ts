import type { Trace } from '../../probe/view.ts';
import type { Source, TraceForm, Vec } from './forms.ts';
import { matricesOf } from './matrices.ts';
import { phases } from './phases.ts';
import { routeAcross, upright } from './route.ts';
import type { SongPlan } from './song_plan.ts';
import { fixed, none, ofRow } from './sources.ts';

interface End {
  readonly at: Vec;
  readonly source: Source;
}

/** The weights of a song model as conductors, layer by layer from left to right. */
export function songTraces(plan: SongPlan): TraceForm[] {
  const { layout, shape } = plan;
  const wide = shape.layers === 0;
  const { matrixOf: matrixAt } = matricesOf(layout);
  return layout.traces.flatMap((trace, k): TraceForm[] => {
    const [from, to] = ends(plan, trace);
    if (!from || !to) return [];
    const a = from.at;
    const b = to.at;
    // Conductors to one unit share a lane, so that a layer is fed by bundles.
    const lane = wide ? 0.72 : 0.1 + 0.8 * laneOf(plan, trace);
    const z = wide ? 0 : -0.1 - 0.25 * ((k % 97) / 97);
    return [
      {
        trace: k,
        points: upright(routeAcross([a[0], a[1]], [b[0], b[1]], lane), z),
        up: [0, 0, 1],
        weight: fixed(layout.regions.weights, k),
        gradient: fixed(layout.regions.weightGrads, k),
        drive: from.source,
        width: wide ? 0.34 : 0.09,
        round: true,
        matrix: wide ? -1 : matrixAt[k]!,
        phase: phaseOf(shape.layers, layerOf(trace.parameter, shape.layers)),
      },
    ];
  });
}

/** Place of the unit a trace leads to among its layer, 0..1; of the last neuron's, the one it comes from. */
function laneOf({ shape, hidden }: SongPlan, trace: Trace): number {
  const layer = layerOf(trace.parameter, shape.layers);
  const unit = layer < shape.layers ? trace.to : trace.from;
  return (unit + 0.5) / Math.max(1, hidden[Math.min(layer, shape.layers - 1)]?.length ?? 1);
}

/** Hidden layer a matrix leads into; the number of hidden layers for the last one. */
export function layerOf(parameter: string, layers: number): number {
  const found = /^mlp\.(\d+)\./.exec(parameter);
  return found ? Number(found[1]) : layers;
}

function phaseOf(layers: number, layer: number): readonly [number, number] {
  const [start, end] = phases.synapse;
  const part = (end - start) / (layers + 1);
  return [start + part * layer, start + part * (layer + 1)];
}

/** What a trace runs between: the bulb or soma it leaves and the side of the soma it enters. */
function ends({ layout, shape, bulbs, hidden, cell }: SongPlan, trace: Trace): [End | undefined, End | undefined] {
  const layer = layerOf(trace.parameter, shape.layers);
  const somas = hidden[layer - 1];
  const soma = somas?.[trace.from];
  const bulb = bulbs[trace.from];
  const from: End | undefined =
    layer === 0
      ? bulb && { at: bulb, source: ofRow(layout, 'x', trace.from) }
      : soma && { at: [soma.at[0] + soma.radius * 0.8, soma.at[1], 0], source: soma.value };
  const target = layer < shape.layers ? hidden[layer]?.[trace.to] : cell;
  if (!target) return [from, undefined];
  const into = layer < shape.layers ? 1 : layer === 0 ? bulbs.length : Math.max(1, hidden[layer - 1]?.length ?? 1);
  const spread = into > 1 ? (trace.from / (into - 1) - 0.5) * target.radius * (layer < shape.layers ? 0.7 : 0.4) : 0;
  // In a drop that is as small as it gets too.
  const at: Vec = [target.at[0] - target.radius * 0.12, target.at[1] - spread, 0];
  return [from, { at, source: none }];
}
