// Adam, as PyTorch defines it: the weight decay is part of the gradient.

struct Params {
  n: u32,
}

@group(0) @binding(0) var<storage, read_write> p: array<f32>; // [n]
@group(0) @binding(1) var<storage, read_write> g: array<f32>; // [n]
@group(0) @binding(2) var<storage, read_write> m: array<f32>; // [n]
@group(0) @binding(3) var<storage, read_write> v: array<f32>; // [n]
@group(0) @binding(4) var<storage, read> hyper: array<f32>;   // [16]
@group(0) @binding(5) var<storage, read> control: array<f32>; // [8]
@group(0) @binding(6) var<uniform> params: Params;

override WORKGROUP_X: u32 = 64;
override WORKGROUP_Y: u32 = 1;

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn adam(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let rate = control[CONTROL_LEARNING_RATE] / control[CONTROL_CORRECTION1];
  let root2 = sqrt(control[CONTROL_CORRECTION2]);
  let rest1 = 1.0 - hyper[HYPER_BETA1];
  let rest2 = 1.0 - hyper[HYPER_BETA2];
  let epsilon = hyper[HYPER_EPSILON];
  let decay = hyper[HYPER_WEIGHT_DECAY];
  let clip = control[CONTROL_CLIP_SCALE];
  for (var i = id.x; i < params.n; i += groups.x * WORKGROUP_X) {
    let clipped = clip * g[i];
    if (clip != 1.0) {
      g[i] = clipped;
    }
    let start = p[i];
    let grad = clipped + decay * start;
    let mean = m[i] + rest1 * (grad - m[i]);
    let square = hyper[HYPER_BETA2] * v[i] + rest2 * grad * grad;
    m[i] = mean;
    v[i] = square;
    p[i] = start - rate * mean / (sqrt(square) / root2 + epsilon);
  }
}
