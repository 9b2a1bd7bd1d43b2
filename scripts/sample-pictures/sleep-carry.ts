import type { Draw, Paint } from './paint.ts'
import { CREAM, DARK, METAL, barrel, box, disc, line, path, shadow, times, turned, within } from './paint.ts'

const mummy =
  'M200 62 C252 62 276 104 278 150 C280 214 262 280 240 322 Q200 344 160 322 C138 280 120 214 122 150 C124 104 148 62 200 62 Z'
const mummyBag: Draw = (c) =>
  [
    turned(
      18,
      200,
      200,
      [
        `<g transform="translate(8 10)" opacity="0.22" filter="url(#soft)">${path(mummy, '#22313a')}</g>`,
        path(mummy, c.base),
        within(
          mummy,
          [
            times(8, (i) => line(`M100 ${136 + i * 26} Q200 ${152 + i * 26} 300 ${136 + i * 26}`, c.shade, 4)),
            path('M236 60 C300 120 290 260 236 340 L320 340 L320 60 Z', c.shade, 'opacity="0.6"'),
            path('M150 70 C112 120 122 260 160 330 L110 330 L90 70 Z', c.light, 'opacity="0.35"'),
          ].join(''),
        ),
        path('M200 84 C232 84 248 108 246 134 Q200 162 154 134 C152 108 168 84 200 84 Z', c.ink),
        path('M200 92 C226 92 238 110 238 130 Q200 152 162 130 C162 110 174 92 200 92 Z', CREAM.shade),
        path('M162 130 Q200 152 238 130 Q236 146 200 152 Q164 146 162 130 Z', CREAM.base),
        line('M232 150 C242 200 238 260 226 312', c.ink, 3, 'stroke-dasharray="6 3"'),
        disc(233, 154, 5, METAL.base),
      ].join(''),
    ),
  ].join('')

const quilted = (c: Paint, d: string, rows: number): string =>
  within(
    d,
    `${times(rows, (i) => line(`M60 ${110 + i * 30} Q200 ${120 + i * 30} 340 ${110 + i * 30}`, c.shade, 4))}${path('M250 60 L360 60 L360 360 L262 360 Z', c.shade, 'opacity="0.45"')}`,
  )
const blanketBag: Draw = (c) => {
  const d = 'M112 70 H288 Q300 70 300 84 V316 Q300 330 288 330 H112 Q100 330 100 316 V84 Q100 70 112 70 Z'
  return turned(
    8,
    200,
    200,
    [
      `<g transform="translate(8 10)" opacity="0.22" filter="url(#soft)">${path(d, '#22313a')}</g>`,
      path(d, c.base),
      quilted(c, d, 8),
      path('M112 70 H288 Q300 70 300 84 V170 L166 96 L100 112 V84 Q100 70 112 70 Z', '#d8c6a0'),
      within(
        'M112 70 H288 Q300 70 300 84 V170 L166 96 L100 112 V84 Q100 70 112 70 Z',
        times(
          10,
          (i) =>
            `${line(`M${100 + i * 22} 60 V180`, '#b5563f', 4, 'opacity="0.5"')}${line(`M90 ${72 + i * 18} H310`, '#3d6647', 4, 'opacity="0.4"')}`,
        ),
      ),
      line('M300 170 L166 96 L100 112', c.ink, 4),
    ].join(''),
  )
}

const kidsBag: Draw = (c) =>
  turned(
    14,
    200,
    200,
    [
      `<g transform="translate(8 10)" opacity="0.22" filter="url(#soft)">${path(mummy, '#22313a')}</g>`,
      path(mummy, c.base),
      within(
        mummy,
        [
          times(26, (i) => line(`M${130 + (i % 5) * 34} ${176 + Math.floor(i / 5) * 28} l6 10`, c.deep, 3)),
          path('M236 60 C300 120 290 260 236 340 L320 340 L320 60 Z', c.shade, 'opacity="0.5"'),
        ].join(''),
      ),
      disc(166, 78, 20, c.shade),
      disc(234, 78, 20, c.shade),
      disc(166, 78, 10, c.light),
      disc(234, 78, 10, c.light),
      path('M200 84 C234 84 250 108 248 136 Q200 164 152 136 C150 108 166 84 200 84 Z', c.ink),
      path('M200 92 C226 92 240 110 240 132 Q200 154 160 132 C160 110 174 92 200 92 Z', CREAM.base),
    ].join(''),
  )

const quilt: Draw = (c) => {
  const d = 'M96 92 Q200 70 304 92 C312 170 290 270 252 322 Q200 340 148 322 C110 270 88 170 96 92 Z'
  return turned(
    -10,
    200,
    200,
    [
      `<g transform="translate(8 10)" opacity="0.22" filter="url(#soft)">${path(d, '#22313a')}</g>`,
      path(d, c.base),
      quilted(c, d, 8),
      within(d, path('M80 80 L140 80 L176 340 L100 340 Z', c.light, 'opacity="0.35"')),
      line('M96 92 Q200 70 304 92', c.ink, 5),
      line('M104 180 L62 190 M296 180 L338 190', c.ink, 5),
      box(50, 184, 16, 12, 3, DARK.base),
      box(334, 184, 16, 12, 3, DARK.base),
    ].join(''),
  )
}

const liner: Draw = (c) =>
  [
    shadow(200, 314, 112, 12),
    path('M96 232 Q92 196 128 190 L276 184 Q312 190 308 230 L304 304 Q200 318 100 304 Z', c.base),
    path('M96 232 Q200 250 308 230 L304 304 Q200 318 100 304 Z', c.shade),
    times(3, (i) => line(`M102 ${252 + i * 16} Q200 ${268 + i * 16} 304 ${250 + i * 16}`, c.deep, 2, 'opacity="0.6"')),
    path('M128 190 L276 184 Q300 188 306 208 Q200 226 98 212 Q104 192 128 190 Z', c.light),
    box(150, 108, 100, 90, 16, c.shade),
    box(150, 108, 100, 34, 14, c.deep),
    line('M166 124 H234', c.light, 3),
    line('M250 122 q26 10 16 40', c.ink, 3),
  ].join('')

const mat = (c: Paint, tubes: boolean): string => {
  const d = 'M132 52 Q200 40 268 52 Q276 200 262 338 Q200 350 138 338 Q124 200 132 52 Z'
  return turned(
    24,
    200,
    200,
    [
      `<g transform="translate(9 10)" opacity="0.24" filter="url(#soft)">${path(d, '#22313a')}</g>`,
      path(d, c.base),
      within(
        d,
        [
          tubes
            ? times(5, (i) => line(`M${150 + i * 25} 40 Q${148 + i * 26} 200 ${152 + i * 24} 360`, c.shade, 7)) +
              times(5, (i) =>
                line(`M${143 + i * 25} 40 Q${141 + i * 26} 200 ${145 + i * 24} 360`, c.light, 4, 'opacity="0.6"'),
              )
            : times(11, (i) =>
                line(`M110 ${70 + i * 26} Q200 ${80 + i * 26} 290 ${70 + i * 26}`, c.shade, 3, 'opacity="0.7"'),
              ),
          path('M132 40 H268 V96 Q200 106 132 96 Z', c.light, 'opacity="0.4"'),
          path('M246 40 L300 40 L300 360 L240 360 Z', c.deep, 'opacity="0.35"'),
        ].join(''),
      ),
      disc(148, 326, 9, DARK.base),
      disc(148, 326, 4, METAL.base),
    ].join(''),
  )
}
const rolled = (c: Paint): string =>
  [
    shadow(200, 292, 140, 14),
    barrel(76, 172, 220, 116, 40, c),
    within(
      'M76 172 H296 V288 H76 Z',
      times(9, (i) => line(`M${90 + i * 24} 172 v116`, c.shade, 2, 'opacity="0.5"')),
    ),
    disc(296, 230, 40, c.shade, 58),
    ...[0, 1, 2, 3].map(
      (i) =>
        `<ellipse cx="296" cy="230" rx="${34 - i * 9}" ry="${50 - i * 13}" fill="none" stroke="${c.deep}" stroke-width="4"/>`,
    ),
    line('M128 172 Q118 230 128 288 M232 172 Q222 230 232 288', DARK.base, 9),
  ].join('')
const foldMat: Draw = (c) =>
  [
    shadow(200, 312, 120, 12),
    times(7, (i) =>
      path(
        `M${96 + (i % 2) * 8} ${286 - i * 24} L${270 + (i % 2) * 8} ${296 - i * 24} L${316 + (i % 2) * 6} ${270 - i * 24} L${146 + (i % 2) * 6} ${260 - i * 24} Z M${96 + (i % 2) * 8} ${286 - i * 24} v20 L${270 + (i % 2) * 8} ${316 - i * 24} v-20 Z`,
        i % 2 ? METAL.base : c.base,
      ),
    ),
    times(7, (i) =>
      path(
        `M${270 + (i % 2) * 8} ${296 - i * 24} v20 L${316 + (i % 2) * 6} ${290 - i * 24} v-20 Z`,
        i % 2 ? METAL.shade : c.shade,
      ),
    ),
    times(24, (i) =>
      disc(150 + (i % 6) * 26 - Math.floor(i / 6) * 10, 122 + Math.floor(i / 6) * 7 + (i % 6) * 1.6, 7, c.deep, 3),
    ),
  ].join('')

const cot: Draw = (c) =>
  [
    shadow(200, 300, 164, 12),
    line(
      'M92 222 L136 296 M136 222 L92 296 M182 226 L226 300 M226 226 L182 300 M272 222 L316 296 M316 222 L272 296',
      METAL.deep,
      8,
    ),
    path('M42 206 Q200 236 362 202 L352 186 Q200 214 58 184 Z', c.base),
    path('M42 206 Q200 236 362 202 L362 216 Q200 250 42 220 Z', c.deep),
    path('M58 184 Q130 156 200 158 Q290 156 352 186 Q200 214 58 184 Z', c.shade),
    path('M66 182 Q96 160 138 158 L130 196 Q92 192 66 182 Z', c.light),
    line('M42 206 Q200 236 362 202', METAL.base, 6),
  ].join('')

const pillow: Draw = (c) =>
  [
    shadow(200, 296, 130, 12),
    path(
      'M70 180 Q96 148 140 156 Q200 146 262 156 Q306 148 330 180 Q346 216 334 256 Q312 296 264 284 Q200 296 136 284 Q88 296 66 256 Q54 216 70 180 Z',
      c.base,
    ),
    path(
      'M66 256 Q88 296 136 284 Q200 296 264 284 Q312 296 334 256 Q344 226 338 202 Q330 262 262 260 Q200 270 138 260 Q80 262 62 206 Q58 234 66 256 Z',
      c.shade,
    ),
    path('M96 184 Q200 160 304 184 Q320 214 300 228 Q200 246 100 228 Q80 214 96 184 Z', c.light, 'opacity="0.65"'),
    disc(322, 262, 8, DARK.base),
  ].join('')

const dryBag: Draw = (c) =>
  [
    shadow(200, 322, 86, 12),
    path('M128 150 Q200 134 272 150 L284 300 Q280 324 200 326 Q120 324 116 300 Z', c.base),
    within(
      'M128 150 Q200 134 272 150 L284 300 Q280 324 200 326 Q120 324 116 300 Z',
      `${path('M226 140 L300 140 L300 340 L232 340 Z', c.shade)}${path('M262 140 L300 140 L300 340 L270 340 Z', c.deep, 'opacity="0.6"')}${path('M140 140 L160 140 L150 340 L128 340 Z', c.light, 'opacity="0.6"')}`,
    ),
    path('M118 150 Q200 132 282 150 L276 116 Q200 102 124 116 Z', c.deep),
    path('M124 116 Q200 102 276 116 L272 98 Q200 86 128 98 Z', c.ink),
    line('M126 108 C128 62 272 62 274 108', DARK.base, 10),
    box(180, 66, 40, 22, 6, DARK.base),
    box(186, 72, 28, 6, 3, DARK.light),
    box(168, 206, 64, 46, 6, '#ffffff', 'opacity="0.85"'),
    line('M178 220 h44 M178 234 h28', c.deep, 4),
    line('M252 170 V290', '#ffffff', 3, 'opacity="0.5"'),
  ].join('')

const backpack = (c: Paint, tall: boolean): string => {
  const top = tall ? 96 : 128
  const body = `M124 ${top + 30} Q120 ${top} 200 ${top} Q280 ${top} 276 ${top + 30} L290 296 Q288 326 200 328 Q112 326 110 296 Z`
  return [
    shadow(200, 326, 104, 12),
    line(`M118 ${top + 60} C70 ${top + 110} 78 260 112 292`, DARK.base, 13),
    line(`M282 ${top + 60} C330 ${top + 110} 322 260 288 292`, DARK.base, 13),
    path(body, c.base),
    within(
      body,
      `${path('M238 60 L320 60 L320 340 L246 340 Z', c.shade)}${path('M270 60 L320 60 L320 340 L280 340 Z', c.deep, 'opacity="0.6"')}${path('M120 80 L146 80 L136 340 L100 340 Z', c.light, 'opacity="0.4"')}`,
    ),
    tall
      ? path('M122 108 Q118 66 200 64 Q282 66 278 108 Q240 122 200 122 Q160 122 122 108 Z', c.deep)
      : path(
          `M126 ${top + 34} Q124 ${top - 4} 200 ${top - 6} Q276 ${top - 4} 274 ${top + 34} Q200 ${top + 62} 126 ${top + 34} Z`,
          c.shade,
        ),
    tall
      ? path('M122 108 Q118 66 200 64 Q240 65 262 76 Q190 70 150 116 Z', c.shade)
      : line(`M126 ${top + 34} Q200 ${top + 62} 274 ${top + 34}`, c.ink, 3),
    path('M138 218 Q200 206 262 218 L268 296 Q200 312 132 296 Z', c.shade),
    path('M138 218 Q200 206 262 218 L263 236 Q200 224 137 236 Z', c.deep),
    line('M142 230 Q200 219 258 230', c.ink, 3),
    tall
      ? `${line('M160 116 V216 M240 116 V216', DARK.base, 8)}${box(152, 150, 16, 14, 3, METAL.base)}${box(232, 150, 16, 14, 3, METAL.base)}${path('M104 214 q-18 36 6 82 l12 -4 l0 -80 Z', c.deep)}${path('M296 214 q18 36 -6 82 l-12 -4 l0 -80 Z', c.ink)}`
      : `${box(180, 248, 40, 26, 5, c.deep)}${line('M188 258 h24 M188 266 h16', c.light, 2)}`,
    line(`M182 ${tall ? 66 : top - 4} q18 -26 36 0`, DARK.base, 7),
  ].join('')
}
const trekkingPack: Draw = (c) => backpack(c, true)
const daypack: Draw = (c) => backpack(c, false)
const kidsPack: Draw = (c) =>
  `${daypack(c)}${disc(200, 184, 26, c.ink, 20)}${disc(174, 188, 14, c.ink)}${disc(228, 190, 16, c.ink, 13)}${disc(168, 184, 3, '#fff')}${line('M162 176 q-8 -14 -16 -12 M172 174 q0 -14 8 -16', c.ink, 3)}${line('M186 204 l-8 16 M200 206 v16 M216 204 l8 16', c.ink, 3)}`
const lightPack: Draw = (c) =>
  [
    shadow(200, 328, 92, 12),
    line('M126 150 C84 200 88 270 118 296 M274 150 C316 200 312 270 282 296', DARK.base, 11),
    path('M132 120 Q200 104 268 120 L282 300 Q278 328 200 330 Q122 328 118 300 Z', c.base),
    within(
      'M132 120 Q200 104 268 120 L282 300 Q278 328 200 330 Q122 328 118 300 Z',
      `${times(14, (i) => line(`M110 ${120 + i * 16} H300`, c.shade, 0.8))}${times(12, (i) => line(`M${116 + i * 16} 110 V340`, c.shade, 0.8))}${path('M246 100 L300 100 L300 340 L254 340 Z', c.shade, 'opacity="0.7"')}`,
    ),
    path('M126 124 Q200 108 274 124 L270 86 Q200 74 130 86 Z', c.shade),
    path('M130 86 Q200 74 270 86 L268 72 Q200 60 132 72 Z', c.deep),
    path('M134 196 Q200 184 266 196 L274 296 Q200 318 126 296 Z', DARK.base, 'opacity="0.85"'),
    within(
      'M134 196 Q200 184 266 196 L274 296 Q200 318 126 296 Z',
      times(
        20,
        (i) =>
          `${line(`M${110 + i * 9} 180 l40 140`, DARK.light, 1)}${line(`M${170 + i * 9} 180 l-60 140`, DARK.light, 1)}`,
      ),
    ),
    line('M146 124 L146 190 M254 124 L254 190', '#e87a2c', 4),
  ].join('')

const duffel: Draw = (c) =>
  [
    shadow(200, 308, 152, 14),
    path('M64 186 Q58 156 96 150 H304 Q342 156 336 186 L344 280 Q344 308 306 308 H94 Q56 308 56 280 Z', c.base),
    path('M56 250 L344 250 V280 Q344 308 306 308 H94 Q56 308 56 280 Z', c.shade),
    path('M300 150 Q342 156 336 186 L344 280 Q344 308 306 308 Q320 230 300 150 Z', c.deep, 'opacity="0.7"'),
    path('M96 150 H304 Q320 152 328 162 H72 Q80 152 96 150 Z', c.light, 'opacity="0.6"'),
    line('M92 172 H308', DARK.base, 5),
    box(300, 168, 18, 9, 3, METAL.base),
    line('M128 160 V306 M272 160 V306', DARK.base, 13),
    line('M128 170 C128 92 272 92 272 170', DARK.base, 11),
    box(176, 96, 48, 20, 8, c.deep),
    box(168, 206, 64, 32, 5, c.deep),
    line('M178 218 h44 M178 228 h26', c.light, 3),
  ].join('')

const hipBag: Draw = (c) =>
  [
    shadow(200, 292, 120, 12),
    line('M110 216 C50 190 40 150 70 130 M290 216 C350 190 360 150 330 130', DARK.base, 14),
    line('M70 130 C130 100 270 100 330 130', DARK.light, 12),
    path('M96 196 Q200 168 304 196 Q316 274 264 290 H136 Q84 274 96 196 Z', c.base),
    path('M96 196 Q200 168 304 196 L306 222 Q200 196 94 222 Z', c.shade),
    path('M262 186 Q304 192 306 214 Q310 276 264 290 Q284 240 262 186 Z', c.deep, 'opacity="0.6"'),
    line('M100 210 Q200 182 300 210', c.ink, 4),
    box(286, 204, 20, 9, 4, '#dda63a'),
    path('M124 236 H276 L268 276 H132 Z', c.shade),
    line('M126 238 H274', c.ink, 3),
  ].join('')

const washBag: Draw = (c) =>
  [
    shadow(200, 326, 96, 12),
    line('M200 60 q26 0 22 24 q-6 14 -22 14', METAL.deep, 7),
    path('M112 100 H288 L296 206 H104 Z', c.shade),
    path('M104 206 H296 L300 310 Q298 324 200 326 Q102 324 100 310 Z', c.base),
    path('M250 100 H288 L300 310 Q298 322 262 324 Z', c.deep, 'opacity="0.5"'),
    box(132, 116, 84, 72, 8, '#bcd3dc'),
    path('M140 180 L188 122 L206 122 L156 182 Z', '#ffffff', 'opacity="0.6"'),
    box(228, 120, 20, 66, 6, '#f4ecd9'),
    box(256, 132, 18, 54, 6, '#7fb5d5'),
    line('M116 226 H284', c.ink, 4),
    box(276, 221, 18, 10, 3, '#dda63a'),
    path('M130 248 h140 v50 h-140 Z', c.shade),
    line('M104 206 H296', c.ink, 3),
  ].join('')

const rainCover: Draw = (c) =>
  [
    shadow(200, 322, 116, 12),
    path('M108 150 Q110 84 200 82 Q290 84 292 150 L304 286 Q300 322 200 324 Q100 322 96 286 Z', c.base),
    within(
      'M108 150 Q110 84 200 82 Q290 84 292 150 L304 286 Q300 322 200 324 Q100 322 96 286 Z',
      `${path('M236 70 L330 70 L330 340 L250 340 Z', c.shade)}${path('M274 70 L330 70 L330 340 L286 340 Z', c.deep, 'opacity="0.6"')}${path('M110 80 C150 160 110 240 126 340 L80 340 L80 80 Z', c.light, 'opacity="0.45"')}${line('M150 90 C166 180 146 250 158 326 M232 84 C222 160 244 230 232 326', c.shade, 3)}`,
    ),
    line('M100 234 Q200 250 300 234', '#f3f6f7', 9),
    line('M100 234 Q200 250 300 234', '#c9d1d5', 2),
    path('M96 286 Q100 322 200 324 Q300 322 304 286 Q296 306 200 308 Q104 306 96 286 Z', c.deep),
    times(8, (i) => line(`M${126 + i * 21} ${303 + Math.sin((i / 7) * Math.PI) * 7} v9`, c.ink, 2)),
  ].join('')

const packingCubes: Draw = (c) =>
  [
    shadow(200, 320, 128, 12),
    ...(
      [
        [76, 230, 248, 86],
        [96, 152, 208, 82],
        [120, 88, 160, 68],
      ] as const
    ).map(
      ([x, y, w, h], i) =>
        `${box(x, y, w, h, 14, i === 1 ? '#dda63a' : c.base)}${box(x + w * 0.8, y, w * 0.2, h, 14, i === 1 ? '#bf8a26' : c.shade)}${box(x + 16, y + 16, w * 0.66, h - 32, 8, '#ffffff', 'opacity="0.3"')}${times(Math.floor((w * 0.66) / 10), (k) => line(`M${x + 22 + k * 10} ${y + 18} v${h - 36}`, '#ffffff', 0.8, 'opacity="0.6"'))}${line(`M${x + 10} ${y + 8} h${w - 40}`, c.ink, 3)}${box(x + w - 30, y + 3, 16, 9, 3, METAL.base)}`,
    ),
  ].join('')

export const sleepAndCarry: Readonly<Record<string, Draw>> = {
  'mummy-bag': mummyBag,
  'blanket-bag': blanketBag,
  'kids-bag': kidsBag,
  quilt,
  liner,
  'air-mat': (c) => mat(c, true),
  'self-mat': (c) => mat(c, false),
  'foam-mat': rolled,
  'fold-mat': foldMat,
  cot,
  pillow,
  'pump-sack': dryBag,
  'dry-bag': dryBag,
  'trekking-pack': trekkingPack,
  daypack,
  'kids-pack': kidsPack,
  'light-pack': lightPack,
  duffel,
  'hip-bag': hipBag,
  'wash-bag': washBag,
  'rain-cover': rainCover,
  'packing-cubes': packingCubes,
}
