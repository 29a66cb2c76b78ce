/**
 * UTF-16 unit of a text at a place in it, which must be inside. The engine tells some ten kinds of texts apart (slices of a file,
 * joined ones, one or two bytes a unit) and looks a method up anew for each unit once a loop has seen more than four of
 * them. This function is the same for all: such loops take a third of the time (decision 0050).
 */
export const unitAt = Function.prototype.call.bind(String.prototype.charCodeAt) as (
  text: string,
  at: number,
) => number;
