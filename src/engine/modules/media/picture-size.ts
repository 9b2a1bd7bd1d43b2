export interface PictureSize {
  readonly width: number
  readonly height: number
}

/**
 * Width and height of a picture as it is stored, from the first bytes of the file alone: nothing is decoded, no byte
 * outside is read. Null for what is no JPEG, PNG, GIF or WebP, or is damaged there. A JPEG that says it lies on its side
 * has its sides swapped, as everybody shows it.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = sizeIn(view)
    return size && size.width > 0 && size.height > 0 ? size : null
  } catch (error) {
    if (error instanceof RangeError) return null // it ends before it says so
    throw error
  }
}

function sizeIn(view: DataView): PictureSize | null {
  switch (view.getUint32(0)) {
    case 0x89504e47: // PNG
      return { width: view.getUint32(16), height: view.getUint32(20) }
    case 0x47494638: // GIF8
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    case 0x52494646: // RIFF
      return view.getUint32(8) === 0x57454250 ? sizeOfWebp(view) : null
    default:
      return view.getUint16(0) === 0xffd8 ? sizeOfJpeg(view) : null
  }
}

function sizeOfWebp(view: DataView): PictureSize | null {
  switch (view.getUint32(12)) {
    case 0x56503820: // VP8, lossy: 14 bits each
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 0x5650384c: {
      const bits = view.getUint32(21, true) // VP8L: 14 bits each, less one
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 0x56503858: // VP8X: 24 bits each, less one
      return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 }
    default:
      return null
  }
}

/** Goes from part to part of a JPEG up to the one that tells its size. */
function sizeOfJpeg(view: DataView): PictureSize | null {
  let liesOnItsSide = false
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1 // a filling byte
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2) return null
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return liesOnItsSide ? { width: height, height: width } : { width, height }
    }
    if (marker === 0xe1) liesOnItsSide ||= orientation(view, at + 4) > 4
    at += 2 + length
  }
}

/** How the camera was held, 1 to 8; 1 where it is not told. Over 4 the sides are swapped. */
function orientation(view: DataView, start: number): number {
  if (view.getUint32(start) !== 0x45786966) return 1 // Exif
  const tiff = start + 6
  const isLittle = view.getUint16(tiff) === 0x4949
  const first = tiff + view.getUint32(tiff + 4, isLittle)
  const count = view.getUint16(first, isLittle)
  for (let entry = first + 2; entry < first + 2 + count * 12; entry += 12) {
    if (view.getUint16(entry, isLittle) === 0x0112) return view.getUint16(entry + 8, isLittle)
  }
  return 1
}
