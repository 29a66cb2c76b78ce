/** V8's own options for the data host's process: a young generation of 4 MB keeps its heap half as large (docs/decisions/0053). */
export const DATA_HOST_FLAGS = '--max-semi-space-size=4';
