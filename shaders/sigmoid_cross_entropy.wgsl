// Probability of the label 1, its loss and the gradient of the mean loss. The loss is written with e^-|z|, which cannot
// overflow, and with log(1 + x) that keeps its digits for small x.

struct Params {
  R: u32,
}

@group(0) @binding(0) var<storage, read> logits: array<f32>;              // [R]
@group(0) @binding(1) var<storage, read> targets: array<f32>;             // [R]
@group(0) @binding(2) var<storage, read_write> dlogits: array<f32>;       // [R]
@group(0) @binding(3) var<storage, read_write> probabilities: array<f32>; // [R]
@group(0) @binding(4) var<storage, read_write> rowLoss: array<f32>;       // [R]
@group(0) @binding(5) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn sigmoid_cross_entropy(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = id.x; i < params.R; i += groups.x * WORKGROUP_X) {
    let z = logits[i];
    let y = targets[i];
    let p = sigmoid_of(z);
    probabilities[i] = p;
    dlogits[i] = (p - y) / f32(params.R);
    rowLoss[i] = max(z, 0.0) - z * y + log1p_of(exp_of(-abs(z)));
  }
}
