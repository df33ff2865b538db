import * as activation from './activation.ts';
import { biasAdd, biasGrad } from './bias_add.ts';
import { carryState } from './carry_state.ts';
import { drawRows } from './draw_rows.ts';
import { drawText } from './draw_text.ts';
import { gather, gatherGrad } from './gather.ts';
import { lstmCell } from './lstm_cell.ts';
import { lstmCellGrad } from './lstm_cell_grad.ts';
import { matmulNN, matmulNT, matmulTN } from './matmul.ts';
import { clip, normPartials, normTotal } from './norm.ts';
import type { OpSpec } from './op.ts';
import { adagrad, adam, adamw, rmsprop, sgd } from './optimizer.ts';
import { pick, pickSymbols } from './pick.ts';
import { record } from './record.ts';
import { rnnCell } from './rnn_cell.ts';
import { rnnCellGrad } from './rnn_cell_grad.ts';
import { sampleToken } from './sample_token.ts';
import { schedule } from './schedule.ts';
import { sigmoidCrossEntropy } from './sigmoid_cross_entropy.ts';
import { softmaxCrossEntropy } from './softmax_cross_entropy.ts';
import { tokenIndex } from './token_index.ts';

const all: readonly OpSpec[] = [
  activation.sigmoidOp,
  activation.sigmoidGrad,
  activation.tanhOp,
  activation.tanhGrad,
  activation.reluOp,
  activation.reluGrad,
  matmulNN,
  matmulNT,
  matmulTN,
  biasAdd,
  biasGrad,
  gather,
  gatherGrad,
  tokenIndex,
  rnnCell,
  rnnCellGrad,
  lstmCell,
  lstmCellGrad,
  carryState,
  softmaxCrossEntropy,
  sigmoidCrossEntropy,
  normPartials,
  normTotal,
  clip,
  schedule,
  sgd,
  rmsprop,
  adagrad,
  adam,
  adamw,
  drawText,
  drawRows,
  record,
  sampleToken,
  pick,
  pickSymbols,
];

/** Every op by name. */
export const ops: Readonly<Record<string, OpSpec>> = Object.fromEntries(all.map((op) => [op.name, op]));
