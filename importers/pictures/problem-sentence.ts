import { type Sentence, say } from '../../contract/sentence.ts';
import type { PictureProblem } from '../../contract/schema/pictures.ts';

/** What is wrong with a photograph a row names, and what to do. */
export function problemSentence(
  problem: PictureProblem,
  name: string,
  largestBytes: number,
): Sentence {
  const limit = `${Math.round(largestBytes / 1_000_000)} MB`;
  const sentences: Readonly<Record<PictureProblem, Sentence>> = {
    missing: say`There is no photograph ${name} in the folder of the export. Put it there, or into its folder 照片, and import again.`,
    damaged: say`The photograph ${name} is damaged or cut off. Copy it from its source again and import again.`,
    kind: say`${name} is no JPEG, PNG or WebP picture. Save it as one of these and import again.`,
    size: say`The photograph ${name} is larger than ${limit}. Save it smaller, or raise the limit in the district profile, and import again.`,
    path: say`The photograph ${name} lies outside the folder of the export. Put it beside the file, name it relatively and import again.`,
  };
  return sentences[problem];
}
