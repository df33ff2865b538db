// RMSprop with momentum, as PyTorch defines it; beta2 is its alpha.

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
fn rmsprop(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let rate = control[CONTROL_LEARNING_RATE];
  let momentum = hyper[HYPER_MOMENTUM];
  let decay = hyper[HYPER_WEIGHT_DECAY];
  let alpha = hyper[HYPER_BETA2];
  let epsilon = hyper[HYPER_EPSILON];
  let clip = control[CONTROL_CLIP_SCALE];
  for (var i = id.x; i < params.n; i += groups.x * WORKGROUP_X) {
    let clipped = clip * g[i];
    if (clip != 1.0) {
      g[i] = clipped;
    }
    let grad = clipped + decay * p[i];
    let square = alpha * v[i] + (1.0 - alpha) * grad * grad;
    let velocity = momentum * m[i] + grad / (sqrt(square) + epsilon);
    v[i] = square;
    m[i] = velocity;
    p[i] -= rate * velocity;
  }
}
