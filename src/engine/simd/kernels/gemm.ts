import { own, zeros } from './context';
import { madd, storeFirst } from './vector';

// One register-blocked product of packed blocks serves A B, A B^T and A^T B: packing does the transposition. Each number
// of C is the sum over k in ascending order, whatever tile and thread it falls to: the same bits for every split.

/**
 * Rows and columns of the tile held in registers: 8 sums, a vector of B, and two numbers of A in all lanes. Wide rather
 * than square: six loads serve eight multiply-adds, and nothing is shuffled beside them.
 */
const tileRows = 2;
export const tileColumns = 16;
/** Bytes of a row of the tile, and of a row of a panel of B. */
const tileBytes = tileColumns << 2;
/** A is packed by so many rows: what is there of two tiles. */
const packedRows = 4;
/** A block of A, 128 x 256, stays in the second cache, a panel of B, 256 x 16, in the first. */
const blockRows = 128;
const blockDepth = 256;
const panelAt: usize = blockRows * blockDepth * 4;
const tileAt: usize = panelAt + blockDepth * tileBytes;

/** C tile [2, 16] = `from` tile + two rows of an A panel [k][4] * B panel [k][16]. Strides in bytes; `from` may be C itself. */
function multiply(a: usize, b: usize, depth: i32, from: usize, fromStride: usize, to: usize, toStride: usize): void {
  let s00 = v128.load(from);
  let s01 = v128.load(from, 16);
  let s02 = v128.load(from, 32);
  let s03 = v128.load(from, 48);
  from += fromStride;
  let s10 = v128.load(from);
  let s11 = v128.load(from, 16);
  let s12 = v128.load(from, 32);
  let s13 = v128.load(from, 48);
  for (let k = 0; k < depth; k++) {
    const upper = v128.load32_splat(a);
    const lower = v128.load32_splat(a, 4);
    let right = v128.load(b);
    s00 = madd(upper, right, s00);
    s10 = madd(lower, right, s10);
    right = v128.load(b, 16);
    s01 = madd(upper, right, s01);
    s11 = madd(lower, right, s11);
    right = v128.load(b, 32);
    s02 = madd(upper, right, s02);
    s12 = madd(lower, right, s12);
    right = v128.load(b, 48);
    s03 = madd(upper, right, s03);
    s13 = madd(lower, right, s13);
    a += packedRows << 2;
    b += tileBytes;
  }
  v128.store(to, s00);
  v128.store(to, s01, 16);
  v128.store(to, s02, 32);
  v128.store(to, s03, 48);
  to += toStride;
  v128.store(to, s10);
  v128.store(to, s11, 16);
  v128.store(to, s12, 32);
  v128.store(to, s13, 48);
}

/** The same where there is one row, or fewer than 16 columns: through a tile of scratch. */
function multiplyEdge(
  a: usize, b: usize, depth: i32, from: usize, fromStride: usize, to: usize, toStride: usize, rows: i32, columns: i32,
): void {
  const tile = own() + tileAt;
  for (let i = 0; i < tileRows; i++) {
    const row = from + min(i, rows - 1) * fromStride;
    for (let j = 0; j < tileColumns; j++)
      store<f32>(tile + i * tileBytes + (j << 2), j < columns ? load<f32>(row + (j << 2)) : 0);
  }
  multiply(a, b, depth, tile, tileBytes, tile, tileBytes);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j += 4)
      storeFirst(to + i * toStride + (j << 2), v128.load(tile + i * tileBytes + (j << 2)), columns - j);
}

/** Four rows of a matrix with rows `stride` bytes apart, side by side: to[k] = (r0[k], r1[k], r2[k], r3[k]). */
function packRows(from: usize, stride: usize, rows: i32, depth: i32, to: usize, toStride: usize): void {
  // Rows that are not there repeat the last one; what comes of them is not written.
  let r0 = from;
  let r1 = from + min(1, rows - 1) * stride;
  let r2 = from + min(2, rows - 1) * stride;
  let r3 = from + min(3, rows - 1) * stride;
  let k = 0;
  for (; k + 4 <= depth; k += 4) {
    const a = v128.load(r0);
    const b = v128.load(r1);
    const c = v128.load(r2);
    const d = v128.load(r3);
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const AB = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const CD = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f64>(ab, cd, 0, 2));
    v128.store(to + toStride, v128.shuffle<f64>(ab, cd, 1, 3));
    v128.store(to + 2 * toStride, v128.shuffle<f64>(AB, CD, 0, 2));
    v128.store(to + 3 * toStride, v128.shuffle<f64>(AB, CD, 1, 3));
    r0 += 16;
    r1 += 16;
    r2 += 16;
    r3 += 16;
    to += 4 * toStride;
  }
  for (; k < depth; k++) {
    store<f32>(to, load<f32>(r0));
    store<f32>(to, load<f32>(r1), 4);
    store<f32>(to, load<f32>(r2), 8);
    store<f32>(to, load<f32>(r3), 12);
    r0 += 4;
    r1 += 4;
    r2 += 4;
    r3 += 4;
    to += toStride;
  }
}

/** Rows of A for two tiles: [row / 4][k][4]. `transposed`: A is stored [k, row]. `stride` in bytes. */
function packA(transposed: bool, from: usize, stride: usize, rows: i32, depth: i32, to: usize): void {
  for (let m = 0; m < rows; m += packedRows) {
    if (!transposed) packRows(from + m * stride, stride, rows - m, depth, to, 16);
    else for (let k = 0; k < depth; k++) v128.store(to + (k << 4), v128.load(from + k * stride + (m << 2)));
    to += depth << 4;
  }
}

/** A panel of B: [k][16]. `transposed`: B is stored [column, k]. */
function packPanel(transposed: bool, from: usize, stride: usize, columns: i32, depth: i32, to: usize): void {
  if (transposed) {
    for (let n = 0; n < tileColumns; n += 4)
      packRows(from + min(n, columns - 1) * stride, stride, max(1, columns - n), depth, to + (n << 2), tileBytes);
    return;
  }
  for (let k = 0; k < depth; k++) {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32);
    v128.store(to, v128.load(from, 48), 48);
    from += stride;
    to += tileBytes;
  }
}

/** Four or more rows pay for packing B; fewer read it as it lies. */
const fewRows = 3;

/** C = `from` + A B for few rows and B stored by rows: 32 columns at a time. `fromStep` is 4, or 0 for one number. */
function multiplyRows(
  a: usize, strideA: usize, b: usize, strideB: usize, from: usize, fromStride: usize, fromStep: i32,
  to: usize, toStride: usize, rows: i32, columns: i32, depth: i32,
): void {
  for (let m = 0; m < rows; m++) {
    let n = 0;
    for (; n + 32 <= columns; n += 32) {
      const start = from + m * fromStride + n * fromStep;
      let s0 = v128.load(start);
      let s1 = v128.load(start, 16);
      let s2 = v128.load(start, 32);
      let s3 = v128.load(start, 48);
      let s4 = v128.load(start, 64);
      let s5 = v128.load(start, 80);
      let s6 = v128.load(start, 96);
      let s7 = v128.load(start, 112);
      let row = b + (n << 2);
      let left = a + m * strideA;
      for (let k = 0; k < depth; k++) {
        const l = v128.load32_splat(left);
        s0 = madd(l, v128.load(row), s0);
        s1 = madd(l, v128.load(row, 16), s1);
        s2 = madd(l, v128.load(row, 32), s2);
        s3 = madd(l, v128.load(row, 48), s3);
        s4 = madd(l, v128.load(row, 64), s4);
        s5 = madd(l, v128.load(row, 80), s5);
        s6 = madd(l, v128.load(row, 96), s6);
        s7 = madd(l, v128.load(row, 112), s7);
        left += 4;
        row += strideB;
      }
      const end = to + m * toStride + (n << 2);
      v128.store(end, s0);
      v128.store(end, s1, 16);
      v128.store(end, s2, 32);
      v128.store(end, s3, 48);
      v128.store(end, s4, 64);
      v128.store(end, s5, 80);
      v128.store(end, s6, 96);
      v128.store(end, s7, 112);
    }
    for (; n < columns; n += 4) {
      let s = v128.load(from + m * fromStride + n * fromStep);
      for (let k = 0; k < depth; k++)
        s = madd(v128.load32_splat(a + m * strideA + (k << 2)), v128.load(b + k * strideB + (n << 2)), s);
      storeFirst(to + m * toStride + (n << 2), s, columns - n);
    }
  }
}

/** Whether a product of so many rows is done without packing B, stored by rows. */
export function isThin(rows: i32): bool {
  return rows <= fewRows;
}

/** C += A B, for few rows, with A and B stored by rows. */
export function addThinProduct(
  a: usize, strideA: usize, b: usize, strideB: usize, c: usize, strideC: usize, rows: i32, columns: i32, depth: i32,
): void {
  multiplyRows(a, strideA, b, strideB, c, strideC, 4, c, strideC, rows, columns, depth);
}

/**
 * C [rows, columns] = bias + A B for blocks of any size, with leading dimensions in bytes. `bias` is a row, or 0 for none.
 * Works in this thread's scratch alone.
 */
export function product(
  transposedA: bool, a: usize, strideA: usize, transposedB: bool, b: usize, strideB: usize, c: usize, strideC: usize,
  rows: i32, columns: i32, depth: i32, bias: usize,
): void {
  if (isThin(rows) && !transposedA && !transposedB) {
    multiplyRows(a, strideA, b, strideB, bias ? bias : zeros, 0, bias ? 4 : 0, c, strideC, rows, columns, depth);
    return;
  }
  const packedA = own();
  const panel = packedA + panelAt;
  for (let m = 0; m < rows; m += blockRows) {
    const height = min(blockRows, rows - m);
    for (let k = 0; k < depth; k += blockDepth) {
      const deep = min(blockDepth, depth - k);
      const fromA = transposedA ? a + k * strideA + (m << 2) : a + m * strideA + (k << 2);
      packA(transposedA, fromA, strideA, height, deep, packedA);
      for (let n = 0; n < columns; n += tileColumns) {
        const width = min(tileColumns, columns - n);
        const fromB = transposedB ? b + n * strideB + (k << 2) : b + k * strideB + (n << 2);
        packPanel(transposedB, fromB, strideB, width, deep, panel);
        const to = c + m * strideC + (n << 2);
        const start = bias ? bias + (n << 2) : zeros;
        sweep(packedA, panel, deep, k ? to : start, k ? strideC : 0, to, strideC, height, width);
      }
    }
  }
}

/** One panel of B under all rows of a packed block of A. */
function sweep(
  a: usize, panel: usize, depth: i32, from: usize, fromStride: usize, to: usize, stride: usize, rows: i32, columns: i32,
): void {
  for (let m = 0; m < rows; m += tileRows) {
    if (columns >= tileColumns && rows - m >= tileRows) multiply(a, panel, depth, from, fromStride, to, stride);
    else multiplyEdge(a, panel, depth, from, fromStride, to, stride, min(tileRows, rows - m), columns);
    // The second tile of packed rows stands beside the first, the third behind both.
    a += m & tileRows ? (depth << 4) - 8 : 8;
    from += fromStride * tileRows;
    to += stride * tileRows;
  }
}

/** Bytes of a whole matrix [depth, columns] packed once for many products. */
export function packedBytes(depth: i32, columns: i32): usize {
  return depth * ((columns + tileColumns - 1) / tileColumns) * tileBytes;
}

/** Packs panels `first` to `end` of B, all of its depth: [panel][k][16]. */
export function packPanels(
  transposed: bool, b: usize, stride: usize, columns: i32, depth: i32, to: usize, first: i32, end: i32,
): void {
  for (let p = first; p < end; p++) {
    const n = p * tileColumns;
    const from = transposed ? b + n * stride : b + (n << 2);
    packPanel(transposed, from, stride, columns - n, depth, to + p * depth * tileBytes);
  }
}

/** C += A B with B packed by `packPanels` and A stored by rows. */
export function addProduct(
  a: usize, strideA: usize, packedB: usize, c: usize, strideC: usize, rows: i32, columns: i32, depth: i32,
): void {
  const packedA = own();
  for (let m = 0; m < rows; m += blockRows) {
    const height = min(blockRows, rows - m);
    for (let k = 0; k < depth; k += blockDepth) {
      const deep = min(blockDepth, depth - k);
      packA(false, a + m * strideA + (k << 2), strideA, height, deep, packedA);
      for (let n = 0; n < columns; n += tileColumns) {
        const to = c + m * strideC + (n << 2);
        const panel = packedB + (n / tileColumns * depth + k) * tileBytes;
        sweep(packedA, panel, deep, to, strideC, to, strideC, height, min(tileColumns, columns - n));
      }
    }
  }
}
