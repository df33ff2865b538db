import type { PaletteColor } from '../../core/palette.ts';
import type { Region } from '../../probe/view.ts';
import type { Moment } from './phases.ts';

/**
 * The sculpture as plain data: where every form stands and which element of the view drives it. Units are stage
 * units: x to the right, y up, z to the viewer; the front camera sees about 17 by 9.6 of them around the origin.
 */
export type Vec = readonly [number, number, number];

/**
 * Element of the view that drives a form. With songs, the picture shows one row of the batch at a time: the element
 * for row r is `element + r * stride`. `element` is -1 where the model has no such number.
 */
export interface Source {
  readonly element: number;
  readonly stride: number;
}

/** A wave train from `from` to `to` along x; step s of `steps` is element `source.element + s * step`, newest last. */
export interface Wave {
  readonly from: Vec;
  readonly to: Vec;
  readonly amplitude: number;
  readonly source: Source;
  readonly step: number;
  readonly steps: number;
  /** Value drawn at full amplitude. */
  readonly full: number;
  /** Songs pass through the wave one by one; text stands, newest at the cell. */
  readonly travels: boolean;
  /** Where the wave is between its neighbors, 0..1: a shade of the input color. */
  readonly shade: number;
}

/** One weight as a conductor. Its points turn by 45 degrees at most, in the plane whose normal is `up`. */
export interface TraceForm {
  /** Place in `ViewLayout.traces`. */
  readonly trace: number;
  readonly points: readonly Vec[];
  readonly up: Vec;
  readonly weight: Source;
  readonly gradient: Source;
  /** What comes in at its start: x or h; with `symbol`, 1 where that element is the symbol and else 0. */
  readonly drive: Source;
  readonly symbol?: number;
  /** Width where |w| is large. */
  readonly width: number;
  readonly round: boolean;
  /** Its matrix, among whose weights only the strongest stand out; -1 where every weight is drawn by its size. */
  readonly matrix: number;
  /** Part of the beat in which the forward pulse runs along it. */
  readonly phase: readonly [number, number];
}

/** Haze that stands for the weights to one place that are too weak to stand out: as dense as the sum of their squares. */
export interface Haze {
  readonly matrix: number;
  readonly at: Vec;
  /** From the middle to where it ends: towards its neighbors, whose haze begins at its middle, and across. */
  readonly along: Vec;
  readonly across: Vec;
  /** Normal of the plane it lies in. */
  readonly up: Vec;
  /** Sum of w^2 of everything that leads there: `count` elements from here. */
  readonly element: number;
  readonly count: number;
}

/**
 * A conductor of one number: axon, bus (`answer`: of a loss, as bright as what came was expected), memory filament, error
 * path (of a loss), gradient of a unit, `blame`, the gradient of a weight, `letter`, lit while its symbol is read,
 * `door`, of how far a unit lets it in, `guess`, of a probability, or `said`, of h on its way to the guesses.
 */
export interface Wire {
  readonly points: readonly Vec[];
  readonly up: Vec;
  readonly source: Source;
  readonly kind:
    | 'forward'
    | 'input'
    | 'answer'
    | 'memory'
    | 'error'
    | 'gradient'
    | 'blame'
    | 'letter'
    | 'door'
    | 'guess'
    | 'said';
  /** Of a letter: it is lit while the source is this symbol. */
  readonly symbol?: number;
  readonly width: number;
  /** How far its far end follows the height of a ridge. */
  readonly lift: number;
  readonly phase: readonly [number, number];
}

/** Arrowhead on a wire, or on a bundle; as bright as the number it carries, which is 1 for an element of -1. */
export interface Chevron {
  readonly at: Vec;
  /** Unit vectors: where it points, and the normal of the plane it lies in. */
  readonly way: Vec;
  readonly up: Vec;
  readonly size: number;
  /** How far above the plane it lies where its wire has full width. */
  readonly lift: number;
  readonly source: Source;
  readonly kind: Wire['kind'];
}

/** Body of a neuron; `value` is h (or the probability), `before` the same number one step earlier. */
export interface Soma {
  readonly at: Vec;
  readonly radius: number;
  readonly value: Source;
  readonly before: Source;
  readonly gradient: Source;
  /** LSTM: c, drawn as the bright core. */
  readonly memory: Source;
  /** A probability is shown in the forward color, a signed activation in the colors of sign. */
  readonly signed: boolean;
  readonly layer: number;
  readonly unit: number;
}

/** Cell wall around a soma. */
export interface Ring {
  readonly at: Vec;
  readonly radius: number;
  readonly tube: number;
  readonly value: Source;
  /** Element of the bias that the wall shows as a thickening; -1 for a wall without gauges. */
  readonly bias: number;
  /** True where the wall has three gaps for valves. */
  readonly gapped: boolean;
}

/** Two leaves in a gap of the ring; they swing open with the gate. */
export interface Valve {
  readonly at: Vec;
  readonly radius: number;
  readonly tube: number;
  /** Clock position in radians, counterclockwise from 3 o'clock. */
  readonly angle: number;
  readonly gate: 'i' | 'f' | 'o';
  readonly opening: Source;
  /** The candidate g, whose sign colors what flows in; only of the in valve. */
  readonly flow: Source;
  readonly layer: number;
  readonly unit: number;
}

/** Height that no ridge reaches, however large its memory. */
export const ridgeAmplitude = 1.4;

/**
 * The memory of one layer through time: c (rnn: h) of `units` units at `steps` steps, the newest in front. Step s of unit
 * u is element `element + s * units + u`; `gradient` lies likewise and is -1 where there is none.
 */
export interface Landscape {
  readonly layer: number;
  /** Middle of its near edge. */
  readonly at: Vec;
  readonly width: number;
  readonly depth: number;
  /** How far the far end stands above the near one, and how much wider it is, to both sides of `center`. */
  readonly rise: number;
  readonly spread: number;
  readonly center: number;
  readonly amplitude: number;
  readonly element: number;
  readonly gradient: number;
  readonly units: number;
  readonly steps: number;
  /** Steps that have a line of their own, oldest first. */
  readonly lines: readonly number[];
  /** Units side by side in a line; with more units, every so many has its place there. */
  readonly columns: number;
}

/** Two half bulbs: the answer above, what it missed below, dark where it missed nothing; the gap between them is the loss. */
export interface Verdict {
  readonly at: Vec;
  readonly radius: number;
  readonly loss: Source;
  /** Songs: probability and label. Text: -1, the answer is then exp(-loss) and the target 1. */
  readonly answer: Source;
  readonly target: Source;
}

/** One character of the text row: a symbol that was read, or the candidate of a rank by probability. */
export interface Glyph {
  readonly at: Vec;
  readonly size: number;
  /** Symbol read; -1 for a candidate. */
  readonly symbol: Source;
  /** Place from the newest character, 0 for the newest; rank of a candidate. */
  readonly place: number;
  readonly candidate: boolean;
}

export interface Label {
  readonly id: string;
  /** Dictionary key; its values come from `numbers` and `names`. */
  readonly key: string;
  readonly names: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, LabelNumber>>;
  readonly at: Vec;
  readonly align: 'left' | 'center' | 'right';
  /** Height in stage units. */
  readonly size: number;
  readonly color: PaletteColor;
  /** Views in which it is shown; more important ones first win where two would touch. */
  readonly views: readonly ViewName[];
  /** Part of the phrase in which its numbers change; the wave where it is not said. */
  readonly moment?: Moment;
  /** True for one that a screen taller than wide has no room for beside the form. */
  readonly wide?: true;
  /** True for one that lies on forms, and needs a ground of its own. */
  readonly plate?: true;
}

export interface LabelNumber {
  readonly source: Source;
  /** `row` is the number of the song that is shown, `likelihood` exp(-value), `yes` a word for 1 and one for 0. */
  readonly as: 'number' | 'whole' | 'signed' | 'symbol' | 'likelihood' | 'yes' | 'row';
}

export const viewNames = ['whole', 'unit', 'time', 'below', 'verdict'] as const;
export type ViewName = (typeof viewNames)[number];

/** A composed view. `width` and `height` of stage around the target must stay in sight at any aspect. */
export interface View {
  readonly name: ViewName;
  readonly position: Vec;
  readonly target: Vec;
  readonly width: number;
  readonly height: number;
  /** What is up on the screen; y where it is not said. */
  readonly up?: Vec;
}

export type Group = 'past' | 'input' | 'weight' | 'unit' | 'gate' | 'memory' | 'verdict' | 'character';

/** Something under the pointer: a point with a radius, or a path. */
export interface Pickable {
  readonly group: Group;
  readonly path: readonly Vec[];
  readonly radius: number;
  readonly region: string;
  /** Index within the region; -1 stands for the row that is shown. */
  readonly index: readonly number[];
  readonly source: Source;
  /** dL/d of it, where the view has that. */
  readonly gradient?: Source;
  /** PyTorch-like name, without the row of a song. */
  readonly torch: string;
  readonly key: string;
  readonly names: Readonly<Record<string, string | number>>;
  /** Another place of what has its own in the list: for the pointer alone. */
  readonly beside?: true;
  /** Candidate of this rank: which symbol it is, the probabilities decide. */
  readonly rank?: number;
  /** Along its path runs time, newest first: step s is `source.element + (s - steps + 1) * step`. */
  readonly time?: { readonly steps: number; readonly step: number };
}

/** One unit through its last steps, on a stage of its own beside the whole. */
export interface Past {
  readonly somas: readonly Soma[];
  readonly rings: readonly Ring[];
  readonly valves: readonly Valve[];
  readonly wires: readonly Wire[];
  readonly waves: readonly Wave[];
  readonly glyphs: readonly Glyph[];
}

export interface Matrix {
  readonly traces: readonly number[];
  readonly bright: number;
  /** Region of the sums of w^2 by place; null where there is none. */
  readonly energy: Region | null;
}

export interface SceneLayout {
  readonly past: Past;
  /** Songs that pass one by one; 1 for text. */
  readonly rows: number;
  /** Traces of each matrix, by place in `ViewLayout.traces`, and how many of them stand out. */
  readonly matrices: readonly Matrix[];
  /** See `decisionsOf`. */
  readonly decisions: number;
  readonly hazes: readonly Haze[];
  readonly waves: readonly Wave[];
  readonly traces: readonly TraceForm[];
  readonly wires: readonly Wire[];
  readonly chevrons: readonly Chevron[];
  readonly somas: readonly Soma[];
  readonly rings: readonly Ring[];
  readonly valves: readonly Valve[];
  readonly landscapes: readonly Landscape[];
  readonly verdict: Verdict;
  readonly glyphs: readonly Glyph[];
  /** Where the probabilities of the candidates lie. */
  readonly candidates: { readonly element: number; readonly count: number };
  /** h of the top layer through time: the envelope of the characters read. */
  readonly envelope: { readonly element: number; readonly units: number; readonly steps: number };
  readonly labels: readonly Label[];
  readonly cameras: readonly View[];
  readonly pickables: readonly Pickable[];
  readonly symbols: readonly string[];
}
