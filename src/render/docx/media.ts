import { strFromU8, strToU8 } from 'fflate';
import { withoutOrientation } from '../pictures/jpeg';
import type { Picture } from '../pictures/types';

/**
 * The pictures of one document. The library is given a few bytes in the place of each, which it would hash and compress though
 * neither does a picture any good; the picture itself comes in when the package is sealed.
 */
export class Media {
  private readonly pictures: Picture[] = [];
  private readonly indices = new Map<Picture, number>();

  /** What the library is given for a picture: the same for the same one. */
  standInFor(picture: Picture): Uint8Array {
    let index = this.indices.get(picture);
    if (index === undefined) {
      index = this.pictures.push(picture) - 1;
      this.indices.set(picture, index);
    }
    return strToU8(`picture ${index}`);
  }

  /** The bytes that belong in the package. The document itself says how a photograph is turned. */
  bytesFor(standIn: Uint8Array): Uint8Array {
    const picture = this.pictures[Number(strFromU8(standIn).split(' ')[1])]!;
    return picture.orientation > 1 ? withoutOrientation(picture.bytes) : picture.bytes;
  }
}
