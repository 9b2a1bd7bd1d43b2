const GPS_TAG = 0x8825

/** Whether the camera's notes (an EXIF block, with or without its name in front) say where it stood. Never throws. */
export function hasLocation(exif: Uint8Array): boolean {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  try {
    const tiff = view.getUint32(0) === 0x45786966 ? 6 : 0 // "Exif"
    const isLittle = view.getUint16(tiff) === 0x4949
    const first = tiff + view.getUint32(tiff + 4, isLittle)
    const count = view.getUint16(first, isLittle)
    for (let entry = first + 2; entry < first + 2 + count * 12; entry += 12) {
      if (view.getUint16(entry, isLittle) === GPS_TAG) return true
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error // notes that end too soon say nothing
  }
  return false
}
