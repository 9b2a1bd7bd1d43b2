/** What pictures are called, by the ending: those that cannot be read are told so rather than passed over. */
export const PICTURE_NAME = /\.(?:jpe?g|jpe|jfif|png|gif|webp|avif|tiff?|heic|heif|bmp|svg|jp2)$/i

/** An archive, in which there may be pictures. */
export const ARCHIVE_NAME = /\.zip$/i

/** A file larger than this is not taken: no channel takes it (Lightspeed eCom: 25 MB), and it is read in one piece. */
export const MOST_MEDIA_BYTES = 50 * 1024 * 1024
