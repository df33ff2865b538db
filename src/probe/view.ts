/**
 * The view: one flat block of float32 in which an engine gathers, once a frame, every number the picture needs, all of
 * it from the last training step and all of it true. On WebGPU it never leaves the device; on the CPU it is read.
 *
 * Regions of a text model (stream 0 of the batch; S = the last min(T, 128) time steps, oldest first; G = S where
 * hiddenSize is at most 64, else at most 4, the newest steps):
 *   `x` [S] symbol read at each step       `y` [S] symbol that came next          `rowLoss` [S] its loss in nats
 *   `h.<l>` [S,H]   `c.<l>` [S,H] (lstm)   `gates.<l>` [G,H,4] i,f,g,o (lstm)     `dh.<l>` [S,H] dL/dh
 *   `probabilities` [V] of the next symbol after the newest step
 * Regions of a song model (B = rows in the batch, F = features):
 *   `x` [B,F]   `y` [B]   `probabilities` [B]   `rowLoss` [B]   `h.<l>` [B,H]   `dh.<l>` [B,H]   `dlogits` [B]
 * Of every model:
 *   `control` [8]: learning rate now, two bias corrections, gradient norm, clip scale, loss, 0, 0
 *   `weights` [K] and `weightGrads` [K]: the traces, in the order of `Trace`s; `biases` [sum of biases shown], by unit
 *   `energy.<parameter>` [rows] or [units,4] of each matrix the traces do not show whole: sum of w^2 of what leads there
 */
export interface Region {
  /** First element within the view. */
  readonly offset: number;
  readonly shape: readonly number[];
}

export type ViewMap = Readonly<Record<string, Region>>;

/** One weight that is drawn: which matrix it is in, and between which two units it runs. */
export interface Trace {
  /** PyTorch's name of the parameter. */
  readonly parameter: string;
  /** Row of PyTorch's matrix: output unit, or gate * H + unit for an LSTM. */
  readonly to: number;
  /** Column of PyTorch's matrix: input unit. */
  readonly from: number;
}

/** Everything the picture is told when the model or its shown weights change. */
export interface ViewLayout {
  /** Elements of the view, a multiple of 256. */
  readonly length: number;
  readonly regions: ViewMap;
  readonly traces: readonly Trace[];
}

/** Number of elements of a region. */
export function regionLength(region: Region): number {
  return region.shape.reduce((product, size) => product * size, 1);
}

/** The values of a region in a view that was read; empty for a region the model does not have. */
export function regionValues(values: Float32Array, region: Region | undefined): Float32Array {
  return region ? values.subarray(region.offset, region.offset + regionLength(region)) : values.subarray(0, 0);
}
