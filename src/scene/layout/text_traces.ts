import type { Trace } from '../../probe/view.ts';
import type { Source, TraceForm } from './forms.ts';
import { matricesOf } from './matrices.ts';
import { phases } from './phases.ts';
import { handOver, lanesOf, onPlane, routeBelow } from './route.ts';
import { fixed, none } from './sources.ts';
import {
  type Bank,
  gateOfBank,
  handOverRise,
  laneIn,
  middleOf,
  planeDown,
  planeUp,
  type TextPlan,
} from './text_plan.ts';

type Kind = 'input' | 'between' | 'recurrent' | 'output';
type Point = readonly [number, number];

/** Which way a text model's matrix leads, and into which layer; `output` is the head. */
export function matrixOf(parameter: string): { kind: Kind; layer: number } {
  const found = /weight_(ih|hh)_l(\d+)$/.exec(parameter);
  if (!found) return { kind: 'output', layer: -1 };
  const layer = Number(found[2]);
  return { kind: found[1] === 'hh' ? 'recurrent' : layer === 0 ? 'input' : 'between', layer };
}

/** The weights of a text model on the circuit plane: recurrent ones next to the units, then the buses in and out. */
export function textTraces(plan: TextPlan): TraceForm[] {
  const { layout, banks, shape } = plan;
  const H = shape.hiddenSize;
  const { matrixOf: matrixAt } = matricesOf(layout);
  const routed = layout.traces.map((trace, k) => ({ trace, k, ...matrixOf(trace.parameter) }));
  const lanes = laneTable(plan, routed);
  return routed.flatMap(({ trace, k, kind, layer }): TraceForm[] => {
    const bank = banks[kind === 'output' ? banks.length - 1 : layer];
    const lane = lanes[k];
    if (!bank || lane === undefined) return [];
    const points = pointsOf(plan, trace, kind, bank, lane);
    if (!points) return [];
    // Later conductors lie a hair higher, so that crossings do not flicker.
    const lift = 0.002 * (k % 23);
    const origin = [0, plan.planeTop[1] + lift * 0.5, plan.planeTop[2] + lift * 0.86] as const;
    return [
      {
        trace: k,
        points: onPlane(points, origin, planeDown),
        up: planeUp,
        weight: fixed(layout.regions.weights, k),
        gradient: fixed(layout.regions.weightGrads, k),
        drive: driveOf(plan, trace, kind, layer, H),
        ...(kind === 'input' ? { symbol: trace.from } : {}),
        width: widthOf(plan, kind, bank),
        round: false,
        matrix: matrixAt[k]!,
        phase: kind === 'output' ? phases.axon : phases.synapse,
      },
    ];
  });
}

/** Full width: a bus has one lane a symbol, and lanes must not run into each other. */
function widthOf({ shape, bands }: TextPlan, kind: Kind, bank: Bank): number {
  const lane = (band: readonly [number, number], count: number) => ((band[1] - band[0]) / Math.max(1, count - 1)) * 1.1;
  const wide = Math.min(0.07, Math.max(0.012, bank.pitch * 0.25));
  if (kind === 'input') return Math.min(wide, lane(bands.input, shape.inputs));
  if (kind === 'output') return Math.min(wide, lane(bands.output, shape.outputs));
  return wide;
}

type Routed = { trace: Trace; k: number; kind: Kind; layer: number };

/** Depth on the plane of every trace: recurrent ones by lane of their own, bus ones by symbol. */
function laneTable(plan: TextPlan, routed: readonly Routed[]): number[] {
  const { bands } = plan;
  const depth: number[] = new Array(routed.length).fill(0);
  const recurrent = routed.filter((one) => one.kind === 'recurrent');
  const spans = recurrent.map(({ trace, layer }) => {
    const somas = plan.banks[layer]?.somas ?? [];
    return [somas[trace.from]?.at[0] ?? 0, somas[trace.to % plan.shape.hiddenSize]?.at[0] ?? 0] as const;
  });
  const { lane, count } = lanesOf(spans);
  for (const [i, { k }] of recurrent.entries()) depth[k] = laneIn(bands.recurrent, lane[i]!, count);
  // What comes from the right runs nearest, so that on their way out of a layer no two cross.
  for (const bank of plan.banks.slice(1)) {
    const list = routed.filter(({ kind, layer }) => kind === 'between' && layer === bank.layer);
    list.sort((a, b) => b.trace.from - a.trace.from || a.k - b.k);
    for (const [i, { k }] of list.entries()) depth[k] = laneIn(bands.output, i, list.length);
  }
  for (const { trace, k, kind } of routed) {
    if (kind === 'input') depth[k] = laneIn(bands.input, trace.from, plan.shape.inputs);
    if (kind === 'output') depth[k] = laneIn(bands.output, trace.to, plan.shape.outputs);
  }
  return depth;
}

function pointsOf(plan: TextPlan, trace: Trace, kind: Kind, bank: Bank, lane: number): Point[] | undefined {
  const H = plan.shape.hiddenSize;
  const target = kind === 'output' ? undefined : bank.somas[trace.to % H];
  const before = kind === 'between' ? plan.banks[bank.layer - 1] : bank;
  const origin = kind === 'input' ? undefined : before?.somas[trace.from];
  // Out of a unit on the left of its middle, in on the right, each weight at its own place.
  const out = origin && before && origin.at[0] - before.pitch * (0.08 + 0.3 * ((trace.to * 0.618) % 1));
  const into = target && target.at[0] + bank.pitch * (0.08 + 0.3 * ((trace.from * 0.618) % 1));
  const { portIn, portOut, bands } = plan;
  if (kind === 'input') return into === undefined ? undefined : fromPort(portIn, middleOf(bands.input), into, lane);
  if (kind === 'output')
    return out === undefined ? undefined : fromPort(portOut, middleOf(bands.output), out, lane).reverse();
  if (out === undefined || into === undefined) return undefined;
  if (kind === 'between' && before) return handOver(out, into, gateOfBank(before), lane, handOverRise(plan.bands));
  return routeBelow([out, 0], [into, 0], lane);
}

/** From the end of a bus in the middle of its band to the lane and along it, then up to the edge of the plane. */
function fromPort(port: number, middle: number, x: number, lane: number): Point[] {
  const way = Math.sign(x - port);
  const fan = Math.abs(lane - middle);
  const cut = Math.min(0.1, Math.abs(x - port) - fan);
  return [
    ...(fan > 1e-6 ? [[port, middle] as const] : []),
    [port + way * fan, lane],
    [x - way * cut, lane],
    [x, lane - cut],
    [x, 0],
  ];
}

/** What comes in at the start: h of a unit, or the newest symbol that was read. */
function driveOf({ layout, steps }: TextPlan, trace: Trace, kind: Kind, layer: number, H: number): Source {
  if (kind === 'input') return fixed(layout.regions.x, steps - 1);
  const from = kind === 'output' ? lastLayer(layout.regions) : kind === 'between' ? layer - 1 : layer;
  const region = layout.regions[`h.${from}`];
  const step = kind === 'recurrent' ? Math.max(0, steps - 2) : steps - 1;
  return region ? { element: region.offset + step * H + trace.from, stride: 0 } : none;
}

function lastLayer(regions: Readonly<Record<string, unknown>>): number {
  return Object.keys(regions).filter((name) => name.startsWith('h.')).length - 1;
}
