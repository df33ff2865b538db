import { hasGates, type ModelShape } from '../../nn/shape.ts';
import type { Region, ViewLayout } from '../../probe/view.ts';
import { ridgeAmplitude, type Soma, type Vec, type Verdict, type Wave } from './forms.ts';
import type { ScreenName } from './screens.ts';
import { heightSeen } from './sight.ts';
import { none, ofGate, ofStep } from './sources.ts';
import { type TextScreen, textScreens } from './text_screens.ts';

/** The units of one layer, side by side in staggered rows; unit i has an x of its own. */
export interface Bank {
  readonly layer: number;
  readonly left: number;
  readonly width: number;
  /** Distance between neighbors in x. */
  readonly pitch: number;
  readonly ring: number;
  readonly somas: readonly Soma[];
}

/** Where the parts of a text model stand. */
export interface TextPlan {
  readonly shape: ModelShape;
  readonly layout: ViewLayout;
  /** Shape of the screen it is composed for. */
  readonly name: ScreenName;
  readonly screen: TextScreen;
  readonly banks: readonly Bank[];
  /** Time steps in the view. */
  readonly steps: number;
  /** Near edge of the landscape, and what its far edge adds to it. */
  readonly front: Vec;
  readonly depth: number;
  readonly rise: number;
  /** How much wider the far edge is. */
  readonly spread: number;
  /** Upper edge of the circuit plane; it falls away towards the viewer along `planeDown`. */
  readonly planeTop: Vec;
  readonly bands: Bands;
  readonly wave: Wave;
  readonly verdict: Verdict;
  /** Ends of the input and output buses. */
  readonly portIn: number;
  readonly portOut: number;
  readonly unitOfNote: Soma;
}

/** Where the bundle to the next layer begins to climb. */
export function gateOfBank({ left, width }: Bank): number {
  return left + width + 0.2;
}

/** How far the lanes lie above the weights, so that the way of the signal passes over all of them. */
export const overWeights = 0.06;

export const planeDown: Vec = [0, -0.86, 0.51];
/** Normal of the circuit plane. */
export const planeUp: Vec = [0, 0.51, 0.86];

type Band = readonly [number, number];
/** Bands of the circuit plane, by distance from its upper edge. */
export interface Bands {
  readonly recurrent: Band;
  readonly input: Band;
  readonly output: Band;
  readonly error: number;
}

function bandsOf(stretch: number): Bands {
  const band = (from: number, to: number): Band => [from * stretch, to * stretch];
  return { recurrent: band(0.16, 1.12), input: band(1.25, 1.6), output: band(1.72, 2.02), error: 2.34 * stretch };
}

/** From a layer's outputs up to the next layer's inputs, as far as it is along x. */
export function handOverRise({ output, input }: Bands): number {
  return output[0] - input[0];
}

/** Steps that the input wave shows. */
const mostWaveSteps = 12;
/** Where the parts of a text model stand. */
export function planOf(shape: ModelShape, layout: ViewLayout, name: ScreenName): TextPlan {
  const screen = textScreens[name];
  const { left, right, lowest, horizon, below } = screen;
  const bands = bandsOf(screen.stretch);
  const room = (right - left) / shape.layers;
  const gap = shape.layers > 1 ? screen.gap : 0;
  const banks = Array.from({ length: shape.layers }, (_, l) =>
    bankOf(shape, layout, screen, l, left + room * l, room - gap),
  );
  const somas = banks.flatMap((bank) => bank.somas);
  const top = Math.max(...somas.map(({ at }) => at[1]));
  const back = Math.min(...somas.map(({ at }) => at[2])) - 0.35;
  const ring = Math.max(...banks.map((bank) => bank.ring));
  const steps = layout.regions.rowLoss?.shape[0] ?? 1;
  const front: Vec = [0, top + ring * 0.5 + ridgeAmplitude * 0.75, back - 0.5];
  const depth = Math.min(16, 7 + steps * 0.14);
  const planeTop: Vec = [0, lowest - ring - 0.22, back];
  const losses = layout.regions.rowLoss;
  const newest = ofStep(flat(losses), 0);
  const shown = Math.min(steps, mostWaveSteps);
  const port = { z: planeTop[2] + planeDown[2] * 1.1 };
  // As deep as the output bus, which leads into it.
  const verdictZ = planeTop[2] + planeDown[2] * middleOf(bands.output);
  return {
    shape,
    layout,
    name,
    screen,
    banks,
    steps,
    front,
    depth,
    rise: heightSeen(front[2] - depth, horizon, screen.height) - front[1],
    spread: screen.spread,
    planeTop,
    bands,
    wave: {
      from: [screen.wave[0], below ?? -1.1, port.z],
      to: [screen.wave[1], below ?? -1.1, port.z],
      amplitude: 0.55,
      source: { element: losses ? losses.offset + steps - shown : -1, stride: 0 },
      step: 1,
      steps: shown,
      // ln V nats is the surprise of a guess among all symbols.
      full: Math.max(1, Math.log(shape.outputs)),
      travels: false,
      shade: 0,
    },
    verdict: {
      at: [screen.verdict, below ?? -0.9, verdictZ],
      radius: 0.6,
      loss: newest,
      answer: none,
      target: none,
    },
    portIn: left - 0.35,
    portOut: right + 0.35,
    unitOfNote: banks[0]!.somas[Math.floor(shape.hiddenSize / 2)]!,
  };
}

/** A region [S] read as [S,1]. */
function flat(region: Region | undefined): Region | undefined {
  return region && { offset: region.offset, shape: [region.shape[0] ?? 1, 1] };
}

function bankOf(
  shape: ModelShape,
  layout: ViewLayout,
  { lowest, rows: rowsHeight }: TextScreen,
  layer: number,
  x0: number,
  width: number,
): Bank {
  const H = shape.hiddenSize;
  const rows = Math.max(1, Math.min(H, Math.floor(Math.sqrt((rowsHeight * H) / (0.87 * width)))));
  const pitch = width / H;
  const across = pitch * rows;
  const ring = Math.min(0.62, across * 0.4);
  const up = Math.min(across * 0.87, rowsHeight / rows);
  const regions = layout.regions;
  const somas = Array.from({ length: H }, (_, unit): Soma => {
    const row = unit % rows;
    return {
      at: [x0 + (unit + 0.5) * pitch, lowest + row * up, row * -Math.min(0.7, up * 0.8)],
      radius: ring * (H > 100 ? 0.52 : 0.42),
      value: ofStep(regions[`h.${layer}`], unit),
      before: ofStep(regions[`h.${layer}`], unit, 1),
      gradient: ofStep(regions[`dh.${layer}`], unit),
      memory: hasGates(shape) ? ofStep(regions[`c.${layer}`], unit) : none,
      signed: true,
      layer,
      unit,
    };
  });
  return { layer, left: x0, width, pitch, ring, somas };
}

/** Gate of the newest step, by PyTorch's order i, f, g, o. */
export function gateOf(plan: TextPlan, soma: Soma, gate: number): ReturnType<typeof ofGate> {
  return ofGate(plan.layout.regions[`gates.${soma.layer}`], soma.unit, gate);
}

/** Middle of a band, where its bus ends. */
export function middleOf([from, to]: Band): number {
  return (from + to) / 2;
}

/** Depth on the plane of lane `index` of `count` that share a band. */
export function laneIn([from, to]: Band, index: number, count: number): number {
  return from + ((to - from) * index) / Math.max(1, count - 1);
}

/** A point of the circuit plane, `v` below its upper edge. */
export function planePoint({ planeTop }: TextPlan, x: number, v: number): Vec {
  return [x, planeTop[1] + planeDown[1] * v, planeTop[2] + planeDown[2] * v];
}
