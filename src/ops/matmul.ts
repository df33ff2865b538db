import { blocks, type Data, type OpSpec, type Params, size } from './op.ts';

const offsetA = size('offsetA', 'elements to skip before A');
const sizes = [size('M', 'rows of C'), size('N', 'columns of C'), size('K', 'length of the sum'), offsetA];

/** Elements of A and B by row and column of the product, in the three transposes. */
type At = (index: number, k: number, p: { M: number; N: number; K: number }) => number;

function matmul(name: string, shapeA: string, shapeB: string, formula: string, a: At, b: At): OpSpec {
  return {
    name,
    buffers: [
      { name: 'a', role: 'in', type: 'f32', shape: `[offsetA+${shapeA}]`, note: 'left factor, after offsetA elements' },
      { name: 'b', role: 'in', type: 'f32', shape: `[${shapeB}]`, note: 'right factor' },
      { name: 'c', role: 'out', type: 'f32', shape: '[M*N]', note: 'product [M,N]' },
    ],
    params: sizes,
    source: formula,
    workgroup: [8, 8],
    grid: ({ M, N }) => [blocks(N!, 4), blocks(M!, 4)],
    reference([A, B, C]: readonly Data[], params: Params) {
      const p = params as { M: number; N: number; K: number; offsetA: number };
      for (let m = 0; m < p.M; m++) {
        for (let n = 0; n < p.N; n++) {
          let sum = 0;
          for (let k = 0; k < p.K; k++) sum += A![p.offsetA + a(m, k, p)]! * B![b(n, k, p)]!;
          C![m * p.N + n] = sum;
        }
      }
    },
  };
}

/** C = A B with A [M,K], B [K,N]. Forward of a linear layer whose weights are [in,out]. */
export const matmulNN = matmul(
  'matmul_nn',
  'M*K',
  'K*N',
  'C[m,n] = sum_k A[m,k] B[k,n]',
  (m, k, p) => m * p.K + k,
  (n, k, p) => k * p.N + n,
);

/** C = A B^T with A [M,K], B [N,K]. Gradient with respect to a linear layer's input. */
export const matmulNT = matmul(
  'matmul_nt',
  'M*K',
  'N*K',
  'C[m,n] = sum_k A[m,k] B[n,k]',
  (m, k, p) => m * p.K + k,
  (n, k, p) => n * p.K + k,
);

/** C = A^T B with A [K,M], B [K,N]. Gradient with respect to a linear layer's weights. */
export const matmulTN = matmul(
  'matmul_tn',
  'K*M',
  'K*N',
  'C[m,n] = sum_k A[k,m] B[k,n]',
  (m, k, p) => k * p.M + m,
  (n, k, p) => k * p.N + n,
);
