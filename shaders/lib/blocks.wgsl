// Workgroups that a dispatch of a part of a product leaves out: rows, and 2^16 times columns; see byBlocks in
// src/engine/webgpu/kernel.ts.
fn skipped(skip: u32) -> vec3u {
  return vec3u(skip >> 16u, skip & 0xffffu, 0u);
}
