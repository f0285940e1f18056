/** Tells what is wrong with a picture, as it is told of one in a manuscript. */
import { checkPicture } from "#manuscript/pictures/check-picture.ts";

/** Resolves to the fault; undefined where the picture can be printed. @param kind - as in `image/png` */
export async function faultOf(bytes: string | Uint8Array, kind: string): Promise<string | undefined> {
  return (await checkPicture(Buffer.from(bytes as Uint8Array), `image/${kind}`)).fault;
}
