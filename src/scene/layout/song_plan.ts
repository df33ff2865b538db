import type { ModelShape } from '../../nn/shape.ts';
import type { ViewLayout } from '../../probe/view.ts';
import type { Ring, Soma, Vec, Verdict } from './forms.ts';
import type { ScreenName } from './screens.ts';
import { none, ofRow } from './sources.ts';

/** Where the parts of a song model stand; shared by its traces, labels and pickables. */
export interface SongPlan {
  readonly shape: ModelShape;
  /** Where the waves begin along x: out of the dark behind. */
  readonly waveStart: number;
  readonly layout: ViewLayout;
  /** Synapse bulb of each input. */
  readonly bulbs: readonly Vec[];
  /** Hidden units, by layer. */
  readonly hidden: readonly (readonly Soma[])[];
  readonly cell: Soma;
  readonly wall: Ring;
  readonly verdict: Verdict;
  /** Height of the red return path. */
  readonly floor: number;
  /** Height under the lowest branch of the axon. */
  readonly fork: number;
  /** Branches of the axon, one a song, and the distance between two. */
  readonly branches: { readonly count: number; readonly pitch: number };
}

/** Songs that get an axon branch of their own. */
const mostBranches = 8;

/** Distance between two inputs at most. */
const widest = 1.15;

/** Height of the axon. */
export const middle = 0.25;
export const waveDepth = -1.6;
/** From the end of a wave to its bulb. */
export const waveGap = 1.1;
/** Songs that a wave shows at once, the one that is read last. */
export const songsInSight = 4;

/** Along x: where the waves begin, the verdict, and of a model with hidden layers its bulbs, layers and last cell. */
interface Places {
  readonly wave: number;
  readonly verdict: number;
  readonly bulbs: number;
  readonly hidden: readonly [number, number];
  readonly cell: number;
}

const wide: Places = { wave: -7.9, verdict: 5.8, bulbs: -4, hidden: [-3.6, 1.5], cell: 2.65 };
const banner: Places = { wave: -15.8, verdict: 13.4, bulbs: -7.6, hidden: [-6.9, 4.6], cell: 6.6 };

/** Where the parts of a song model stand. */
export function planOf(shape: ModelShape, layout: ViewLayout, screen: ScreenName): SongPlan {
  const deep = shape.layers > 0;
  const places = screen === 'banner' ? banner : wide;
  const bulbX = deep ? places.bulbs : -2.8;
  const spacing = Math.min(widest, 5.2 / Math.max(1, shape.inputs - 1));
  const bulbs = Array.from({ length: shape.inputs }, (_, i): Vec => {
    return [bulbX, middle + ((shape.inputs - 1) / 2 - i) * spacing, 0];
  });
  const at: Vec = deep ? [places.cell, middle, 0] : [-0.1, middle, 0];
  const cell: Soma = {
    at,
    radius: deep ? 0.42 : 0.74,
    value: ofRow(layout, 'probabilities'),
    before: none,
    gradient: ofRow(layout, 'dlogits'),
    memory: none,
    signed: false,
    layer: shape.layers,
    unit: 0,
  };
  const wall: Ring = {
    at: deep ? at : [-0.6, middle, 0],
    radius: deep ? 1.05 : 3.1,
    tube: deep ? 0.045 : 0.055,
    value: cell.value,
    bias: lastBias(layout),
    gapped: false,
  };
  const hidden = Array.from({ length: shape.layers }, (_, layer) => column(shape, layout, layer, places.hidden));
  const verdict: Verdict = {
    at: [places.verdict, middle, 0],
    radius: 0.66,
    loss: ofRow(layout, 'rowLoss'),
    answer: ofRow(layout, 'probabilities'),
    target: ofRow(layout, 'y'),
  };
  const count = Math.min(shape.batchSize, mostBranches);
  // The outermost branch stays clear of the answer and the loss written above and below the verdict.
  const pitch = Math.min(0.36, (deep ? 0.8 : 1.4) / (count / 2 + 0.1));
  const fork = middle - (count / 2 + 0.1) * pitch - 0.34;
  return {
    shape,
    waveStart: places.wave,
    layout,
    bulbs,
    hidden,
    cell,
    wall,
    verdict,
    floor: -3.75,
    fork,
    branches: { count, pitch },
  };
}

/** Distance between two inputs, or what it would be. */
export function spacingOf({ bulbs }: SongPlan): number {
  return bulbs.length > 1 ? bulbs[0]![1] - bulbs[1]![1] : widest;
}

/** Element of the bias of the last neuron; -1 where the view has none. */
function lastBias({ regions: { biases } }: ViewLayout): number {
  return biases && biases.shape[0]! > 0 ? biases.offset + biases.shape[0]! - 1 : -1;
}

/** The somas of one hidden layer: a column, or as many columns as its units need. */
function column(shape: ModelShape, layout: ViewLayout, layer: number, [left, right]: Places['hidden']): Soma[] {
  const { layers, hiddenSize: H } = shape;
  const room = (right - left) / layers;
  const usable = room - Math.min(1.4, room * 0.45);
  const height = 6.2;
  const spacing = Math.min(1.2, H <= 12 ? height / H : Math.max(height / H, Math.sqrt((usable * height) / H)));
  const rows = Math.min(H, Math.max(1, Math.floor(height / spacing)));
  const columns = Math.ceil(H / rows);
  const step = Math.min(spacing, usable / columns, height / rows);
  const start = left + room * layer + (room - step * (columns - 1)) / 2;
  return Array.from({ length: H }, (_, unit): Soma => {
    const x = start + Math.floor(unit / rows) * step;
    const inColumn = Math.min(rows, H - Math.floor(unit / rows) * rows);
    const y = middle + ((inColumn - 1) / 2 - (unit % rows)) * (height / Math.max(rows, height / 1.2));
    return {
      at: [x, y, 0],
      radius: Math.min(0.3, step * 0.26),
      value: ofRow(layout, `h.${layer}`, unit),
      before: none,
      gradient: ofRow(layout, `dh.${layer}`, unit),
      memory: none,
      signed: true,
      layer,
      unit,
    };
  });
}
