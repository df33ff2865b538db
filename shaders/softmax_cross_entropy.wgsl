// Softmax of each row, its loss and the gradient of the mean loss. Eight lanes share a row and read it side by side; they
// meet twice, over the maximum and over the sum. Without the maximum taken off, exp overflows for scores above 88.

struct Params {
  R: u32,
  V: u32,
}

@group(0) @binding(0) var<storage, read> logits: array<f32>;              // [R,V]
@group(0) @binding(1) var<storage, read> targets: array<u32>;             // [R]
@group(0) @binding(2) var<storage, read_write> dlogits: array<f32>;       // [R,V]
@group(0) @binding(3) var<storage, read_write> probabilities: array<f32>; // [R,V]
@group(0) @binding(4) var<storage, read_write> rowLoss: array<f32>;       // [R]
@group(0) @binding(5) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

var<workgroup> peaks: array<f32, WORKGROUP_X * WORKGROUP_Y>;
var<workgroup> sums: array<f32, WORKGROUP_X * WORKGROUP_Y>;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn softmax_cross_entropy(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let V = params.V;
  // Rows past the end repeat the last one and write nothing, so that all lanes reach the barriers.
  let r = min(id.y, params.R - 1u);
  let row = r * V;
  let lanes = local.y * WORKGROUP_X;

  var peak = logits[row];
  for (var v = local.x; v < V; v += WORKGROUP_X) {
    peak = max(peak, logits[row + v]);
  }
  peaks[lanes + local.x] = peak;
  workgroupBarrier();
  for (var lane = 0u; lane < WORKGROUP_X; lane++) {
    peak = max(peak, peaks[lanes + lane]);
  }

  var sum = 0.0;
  for (var v = local.x; v < V; v += WORKGROUP_X) {
    sum += exp_of(logits[row + v] - peak);
  }
  sums[lanes + local.x] = sum;
  workgroupBarrier();
  sum = 0.0;
  for (var lane = 0u; lane < WORKGROUP_X; lane++) {
    sum += sums[lanes + lane];
  }

  if (id.y >= params.R) {
    return;
  }
  let label = targets[r];
  for (var v = local.x; v < V; v += WORKGROUP_X) {
    let p = exp_of(logits[row + v] - peak) / sum;
    probabilities[row + v] = p;
    dlogits[row + v] = (p - select(0.0, 1.0, v == label)) / f32(params.R);
  }
  if (local.x == 0u) {
    rowLoss[r] = log(sum) - (logits[row + label] - peak);
  }
}
