/** Puts a value under its key as the latest used, and drops the one used longest ago where there are more than `most`. */
export function keepLatest<Value>(
  kept: Map<string, Value>,
  key: string,
  value: Value,
  most: number,
): Value {
  kept.delete(key);
  kept.set(key, value);
  const oldest = kept.keys().next();
  if (kept.size > most && !oldest.done) kept.delete(oldest.value);
  return value;
}
