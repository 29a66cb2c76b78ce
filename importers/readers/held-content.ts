/**
 * What a whole file was parsed into, held while memory allows and parsed anew when it is asked for after that: an import opens
 * all its files before it reads the rows of the first, and some of them are read by another thread.
 */
export function heldContent<Content extends object>(
  content: Content,
  parse: () => Promise<Content>,
): () => Promise<Content> {
  let held = new WeakRef(content);
  return async () => {
    const there = held.deref();
    if (there) return there;
    const anew = await parse();
    held = new WeakRef(anew);
    return anew;
  };
}
