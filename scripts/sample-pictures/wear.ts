import type { Draw, Paint } from './paint.ts'
import {
  CREAM,
  DARK,
  LEATHER,
  METAL,
  box,
  disc,
  line,
  mirrored,
  path,
  shadow,
  times,
  turned,
  within,
  WOOD,
} from './paint.ts'

const SOLE = 'M52 286 Q56 270 80 272 H318 Q360 272 360 290 Q360 310 336 310 H84 Q52 310 52 286 Z'
const sole = [
  path(SOLE, DARK.base),
  path('M52 286 Q56 272 80 274 H318 Q352 274 358 284 H56 Z', '#8b8378'),
  times(13, (i) => box(66 + i * 22, 304, 12, 10, 2, DARK.deep)),
].join('')
const laces = (x: number, y: number, count: number, dx: number, dy: number): string =>
  times(
    count,
    (i) =>
      `${line(`M${x + i * dx} ${y + i * dy} l30 -14`, '#e9dfc9', 4.5)}${disc(x + i * dx + 30, y + i * dy - 14, 4, METAL.base)}`,
  )

const boot: Draw = (c) => {
  const upper =
    'M76 276 Q66 208 92 108 Q98 92 118 92 L186 92 Q198 92 200 108 L210 176 Q226 202 268 214 Q340 228 352 276 Z'
  return [
    shadow(206, 314, 160, 12),
    path('M86 112 Q94 84 120 80 L188 82 Q200 84 200 100 L200 112 Z', CREAM.shade),
    path(upper, c.base),
    within(
      upper,
      [
        path('M76 290 Q66 208 92 108 L126 92 Q106 190 126 290 Z', c.shade),
        path('M268 214 Q340 228 352 290 L286 290 Q270 250 268 214 Z', DARK.base, 'opacity="0.85"'),
        path('M206 170 Q226 206 280 218 L250 256 Q200 240 180 190 Z', c.light, 'opacity="0.5"'),
        path('M76 250 Q150 262 200 250 L220 290 L70 290 Z', c.deep, 'opacity="0.7"'),
      ].join(''),
    ),
    line('M86 128 Q140 138 198 124', c.ink, 3, 'opacity="0.6"'),
    line('M180 190 Q200 240 252 256', c.ink, 2.5, 'stroke-dasharray="5 4"'),
    laces(174, 128, 3, 4, 26),
    laces(196, 200, 3, 22, 12),
    line('M116 80 q-14 -24 -28 -4 l2 24', c.deep, 6),
    sole,
  ].join('')
}
const lowShoe: Draw = (c) => {
  const upper = 'M66 276 Q58 216 74 176 Q96 162 128 178 Q160 192 188 172 Q220 206 270 220 Q344 232 354 276 Z'
  return [
    shadow(206, 314, 160, 12),
    path(upper, c.base),
    within(
      upper,
      [
        path('M60 290 Q50 216 74 170 L112 172 Q92 230 118 290 Z', c.shade),
        path('M276 218 Q350 232 360 290 L296 290 Q276 256 276 218 Z', DARK.base, 'opacity="0.85"'),
        path('M112 240 Q180 200 230 290 L110 290 Z', c.deep, 'opacity="0.6"'),
        path('M186 172 Q220 210 280 222 L252 256 Q206 246 172 196 Z', c.light, 'opacity="0.6"'),
      ].join(''),
    ),
    path('M74 176 Q96 162 128 178 Q160 192 188 172 L176 158 Q150 176 122 160 Q96 148 78 158 Z', c.ink),
    laces(176, 200, 4, 22, 11),
    line('M74 160 q-18 -10 -14 -26 q14 2 20 22', c.deep, 6),
    sole,
  ].join('')
}
const sandal: Draw = (c) =>
  [
    shadow(206, 314, 156, 12),
    path('M60 276 Q70 262 110 262 Q180 268 250 250 Q340 238 356 276 Z', c.light),
    path('M236 258 Q244 196 292 206 Q340 220 354 268 L318 270 Q304 236 280 232 Q266 236 268 262 Z', c.base),
    path('M96 266 Q92 190 116 150 L142 156 Q122 210 128 266 Z', c.base),
    path('M116 150 Q170 150 206 206 L182 222 Q156 176 120 178 Z', c.shade),
    path('M128 236 Q200 220 262 214 L268 240 Q200 246 128 262 Z', c.deep),
    box(150, 160, 36, 22, 5, DARK.base, 'transform="rotate(38 168 171)"'),
    box(190, 218, 34, 22, 5, DARK.base),
    line('M104 262 Q100 200 120 158', '#e87a2c', 3),
    sole,
  ].join('')

const careTin: Draw = (c) =>
  [
    shadow(200, 312, 116, 14),
    path('M96 208 V284 Q96 316 200 316 Q304 316 304 284 V208 Z', c.base),
    path('M236 210 H304 V284 Q304 310 236 315 Z', c.shade),
    path('M112 236 Q112 300 130 308 L116 300 Q100 294 98 240 Z', c.light, 'opacity="0.7"'),
    disc(200, 208, 104, METAL.base, 34),
    disc(200, 208, 92, '#f2dd9c', 27),
    path('M126 206 Q160 190 200 200 Q240 212 274 204 Q260 232 200 234 Q140 232 126 206 Z', '#e6c972'),
    box(130, 250, 140, 42, 6, CREAM.light),
    path('M172 284 q-16 -16 0 -28 l20 0 l6 12 l26 4 q10 8 0 12 Z', LEATHER.base),
    lid(),
  ].join('')
function lid(): string {
  return [
    `<ellipse cx="300" cy="150" rx="76" ry="24" fill="#cfd5da" transform="rotate(-24 300 150)"/>`,
    `<ellipse cx="297" cy="145" rx="70" ry="20" fill="#dda63a" transform="rotate(-24 297 145)"/>`,
    `<ellipse cx="297" cy="145" rx="50" ry="12" fill="#bf8a26" transform="rotate(-24 297 145)"/>`,
  ].join('')
}
const spray: Draw = (c) =>
  [
    shadow(200, 330, 70, 10),
    path('M146 168 Q146 140 178 134 H222 Q254 140 254 168 V312 Q254 330 232 330 H168 Q146 330 146 312 Z', c.base),
    path('M218 134 H222 Q254 140 254 168 V312 Q254 330 232 330 H218 Z', c.shade),
    box(156, 170, 12, 140, 6, c.light, 'opacity="0.7"'),
    box(178, 110, 44, 28, 4, '#eef1f3'),
    path('M160 84 H236 Q248 84 248 98 L228 114 H172 Z', '#eef1f3'),
    path('M160 84 L140 88 V100 L164 104 Z', '#d4dade'),
    path('M168 104 Q150 118 152 136 L162 134 Q164 122 180 112 Z', '#d4dade'),
    box(160, 200, 80, 84, 8, '#ffffff', 'opacity="0.92"'),
    path('M200 212 q22 26 22 38 a22 20 0 0 1 -44 0 q0 -12 22 -38 Z', c.base),
    line('M172 276 h56', c.shade, 3),
    times(
      3,
      (i) =>
        disc(118 - i * 16, 84 + i * 7, 4 - i * 0.6, '#b9d3e0') +
        disc(112 - i * 18, 98 + i * 2, 3.4 - i * 0.5, '#b9d3e0'),
    ),
  ].join('')
const lacesPair: Draw = (c) =>
  [
    shadow(200, 308, 110, 10),
    ...[0, 1].map((k) =>
      turned(
        k * 28 - 14,
        200,
        210,
        times(
          3,
          (i) =>
            `<ellipse cx="200" cy="210" rx="${96 - i * 14}" ry="${40 - i * 9}" fill="none" stroke="${i % 2 ? c.shade : c.base}" stroke-width="9"/>`,
        ),
      ),
    ),
    times(16, (i) => line(`M${120 + i * 10} ${196 + (i % 2) * 4} l5 6`, '#e9dfc9', 2)),
    box(184, 168, 32, 84, 6, CREAM.base),
    line('M192 190 h16 M192 204 h16 M192 218 h10', c.base, 3),
    line('M272 250 q40 20 30 48', c.base, 9),
    line('M304 290 l-2 16', METAL.deep, 8),
    line('M128 250 q-40 20 -26 52', c.base, 9),
    line('M101 296 l2 14', METAL.deep, 8),
  ].join('')
const INSOLE =
  'M250 60 C292 60 300 120 290 170 C282 214 284 240 286 280 C288 330 230 340 222 292 C214 240 206 214 204 160 C202 100 216 60 250 60 Z'
const insole: Draw = (c) => {
  const one = (colour: string, top: string): string =>
    `<g transform="translate(6 8)" opacity="0.22" filter="url(#soft)">${path(INSOLE, '#22313a')}</g>${path(INSOLE, colour)}${within(INSOLE, top)}`
  const cork = times(60, (i) => disc(210 + ((i * 37) % 84), 70 + ((i * 53) % 250), 2.4, WOOD.shade))
  const heel = path('M204 240 C230 226 270 226 296 240 V340 H204 Z', WOOD.base)
  return turned(-10, 200, 200, mirrored(one(WOOD.base, cork))) + turned(10, 200, 200, one(c.base, heel))
}

const sleeves = (c: Paint, cuffs: string): string => {
  const sleeve = `${path('M134 108 Q104 122 92 170 L66 286 L106 300 L140 204 Z', c.base)}${path('M134 108 Q122 160 116 200 L92 296 L106 300 L140 204 Z', c.shade)}${path('M66 286 L106 300 L102 316 L60 302 Z', cuffs)}`
  return (
    sleeve +
    mirrored(
      `${path('M134 108 Q104 122 92 170 L66 286 L106 300 L140 204 Z', c.shade)}${path('M134 108 Q122 160 116 200 L92 296 L106 300 L140 204 Z', c.deep)}${path('M66 286 L106 300 L102 316 L60 302 Z', cuffs)}`,
    )
  )
}
const TORSO = 'M134 108 Q166 92 200 92 Q234 92 266 108 Q274 190 274 320 Q200 332 126 320 Q126 190 134 108 Z'
const torso = (c: Paint): string =>
  `${path(TORSO, c.base)}${within(TORSO, `${path('M206 80 L290 80 L290 340 L206 340 Z', c.shade, 'opacity="0.75"')}${path('M248 80 L290 80 L290 340 L256 340 Z', c.deep, 'opacity="0.5"')}${path('M132 80 L158 80 L150 340 L120 340 Z', c.light, 'opacity="0.35"')}`)}`
const floor = shadow(200, 328, 104, 11)

const rainJacket: Draw = (c) =>
  [
    floor,
    sleeves(c, c.ink),
    torso(c),
    path('M148 112 Q146 48 200 44 Q254 48 252 112 Q226 134 200 136 Q174 134 148 112 Z', c.shade),
    path('M168 112 Q166 70 200 68 Q234 70 232 112 Q216 126 200 126 Q184 126 168 112 Z', c.ink),
    path('M148 112 Q146 48 200 44 Q176 56 170 118 Z', c.base),
    line('M200 134 V322', c.ink, 6),
    line('M200 134 V322', '#f3f6f7', 1.6, 'stroke-dasharray="4 3"'),
    line('M150 244 L176 262 M250 244 L224 262', c.ink, 4),
    line('M134 178 H198 M202 178 H266', c.deep, 2.5),
    line('M126 312 Q200 324 274 312', c.deep, 3),
    line('M184 126 q-4 22 -2 34 M216 126 q4 22 2 34', '#f3f6f7', 3),
    box(226, 158, 22, 9, 2, '#f3f6f7'),
  ].join('')
const baffles = (c: Paint, d: string): string =>
  within(
    d,
    times(
      9,
      (i) =>
        `${line(`M40 ${118 + i * 25} Q200 ${130 + i * 25} 360 ${118 + i * 25}`, c.deep, 3)}${line(`M40 ${126 + i * 25} Q200 ${138 + i * 25} 360 ${126 + i * 25}`, c.light, 3, 'opacity="0.45"')}`,
    ),
  )
const downJacket: Draw = (c) =>
  [
    floor,
    sleeves(c, c.ink),
    baffles(c, 'M134 108 Q104 122 92 170 L66 286 L106 300 L140 204 Z'),
    mirrored(baffles(c, 'M134 108 Q104 122 92 170 L66 286 L106 300 L140 204 Z')),
    torso(c),
    baffles(c, TORSO),
    path('M156 108 Q152 66 200 62 Q248 66 244 108 Q222 122 200 122 Q178 122 156 108 Z', c.shade),
    path('M172 108 Q170 82 200 80 Q230 82 228 108 Q214 116 200 116 Q186 116 172 108 Z', c.ink),
    line('M200 118 V324', c.ink, 5),
    line('M146 262 l22 18 M254 262 l-22 18', c.ink, 4),
  ].join('')
const vest: Draw = (c) =>
  [
    floor,
    torso(c),
    baffles(c, TORSO),
    path(
      'M134 108 Q150 150 140 204 L127 210 Q127 150 134 108 Z M266 108 Q250 150 260 204 L273 210 Q273 150 266 108 Z',
      c.ink,
    ),
    path('M156 108 Q152 72 200 68 Q248 72 244 108 Q222 122 200 122 Q178 122 156 108 Z', c.shade),
    path('M172 108 Q170 86 200 84 Q230 86 228 108 Q214 116 200 116 Q186 116 172 108 Z', c.ink),
    line('M200 118 V324', c.ink, 5),
    line('M148 256 v34 M252 256 v34', c.ink, 4),
  ].join('')
const fleece: Draw = (c) =>
  [
    floor,
    sleeves(c, c.deep),
    torso(c),
    within(
      TORSO,
      times(90, (i) => disc(130 + ((i * 47) % 142), 120 + ((i * 61) % 200), 1.7, c.light, 1.7, 'opacity="0.5"')),
    ),
    path('M160 106 L158 72 Q200 62 242 72 L240 106 Q200 124 160 106 Z', c.shade),
    path('M172 104 L172 78 Q200 72 228 78 L228 104 Q200 114 172 104 Z', c.ink),
    line('M200 112 V322', c.ink, 5),
    disc(200, 126, 5, METAL.base),
    line('M148 250 L170 276 M252 250 L230 276', c.ink, 4),
    path('M222 150 h34 v30 h-34 Z', c.deep),
    line('M224 156 h30', c.ink, 3),
  ].join('')
const softshell: Draw = (c) =>
  [
    floor,
    sleeves(c, DARK.base),
    torso(c),
    path('M134 108 Q166 92 200 92 Q234 92 266 108 L270 160 Q200 140 130 160 Z', c.deep),
    path('M160 106 L156 66 Q200 56 244 66 L240 106 Q200 122 160 106 Z', c.deep),
    path('M172 104 L171 74 Q200 68 229 74 L228 104 Q200 112 172 104 Z', DARK.deep),
    line('M200 110 V322', '#e87a2c', 4),
    line('M146 244 L174 258 M254 244 L226 258', DARK.deep, 4),
    line('M130 160 Q200 140 270 160', c.ink, 2.5),
  ].join('')
const poncho: Draw = (c) => {
  const d = 'M152 110 Q76 150 52 300 Q120 330 200 328 Q280 330 348 300 Q324 150 248 110 Z'
  return [
    shadow(200, 330, 140, 11),
    path(d, c.base),
    within(
      d,
      `${path('M210 90 L360 90 L360 340 L226 340 Z', c.shade, 'opacity="0.7"')}${path('M262 110 Q320 180 330 340 L380 340 L360 120 Z', c.deep, 'opacity="0.6"')}${path('M150 110 Q96 190 92 340 L40 340 L60 140 Z', c.light, 'opacity="0.35"')}`,
    ),
    line('M112 180 Q96 240 96 312 M288 180 Q304 240 304 312', c.deep, 3),
    path('M150 118 Q146 56 200 52 Q254 56 250 118 Q226 138 200 140 Q174 138 150 118 Z', c.shade),
    path('M170 114 Q168 76 200 74 Q232 76 230 114 Q216 128 200 128 Q184 128 170 114 Z', c.ink),
    line('M200 138 V190', c.ink, 4),
    box(180, 228, 40, 46, 5, c.deep),
    line('M180 240 h40', c.ink, 3),
    disc(62, 298, 5, METAL.base),
    disc(338, 298, 5, METAL.base),
  ].join('')
}

const LEGS = 'M136 74 H264 L282 322 H218 L202 160 L198 160 L182 322 H118 Z'
const trousersOf = (c: Paint, extra: string, waist = DARK.base): string =>
  [
    shadow(200, 326, 96, 10),
    path(LEGS, c.base),
    within(
      LEGS,
      `${path('M200 150 L300 60 L300 340 L218 340 Z', c.shade, 'opacity="0.75"')}${path('M254 60 L300 60 L300 340 L270 340 Z', c.deep, 'opacity="0.55"')}${path('M130 60 L152 60 L140 340 L110 340 Z', c.light, 'opacity="0.4"')}`,
    ),
    path('M136 74 H264 L265 92 H135 Z', waist),
    line('M200 92 V150', c.ink, 3),
    extra,
  ].join('')
const trousers: Draw = (c) =>
  trousersOf(
    c,
    `${path('M130 190 L186 190 L180 244 L126 244 Z', c.deep, 'opacity="0.6"')}${path('M214 190 L270 190 L274 244 L220 244 Z', c.deep, 'opacity="0.8"')}${line('M144 96 q2 26 26 30 M256 96 q-2 26 -26 30', c.ink, 3)}${box(118, 150, 24, 34, 3, c.shade)}${box(258, 150, 24, 34, 3, c.deep)}${disc(200, 83, 5, METAL.base)}`,
  )
const zipOff: Draw = (c) =>
  trousersOf(
    c,
    `${line('M128 206 H188', '#e87a2c', 4, 'stroke-dasharray="5 3"')}${line('M212 206 H272', '#2c6b77', 4, 'stroke-dasharray="5 3"')}${line('M144 96 q2 26 26 30 M256 96 q-2 26 -26 30', c.ink, 3)}${box(126, 148, 28, 38, 3, c.shade)}${disc(200, 83, 5, METAL.base)}`,
  )
const leggings: Draw = (c) =>
  [
    shadow(200, 326, 80, 10),
    path('M144 74 H256 Q266 150 256 220 L246 322 H214 L203 168 H197 L186 322 H154 L144 220 Q134 150 144 74 Z', c.base),
    path('M203 150 L256 100 Q266 150 256 220 L246 322 H214 Z', c.shade),
    path('M144 74 H256 L258 100 H142 Z', c.deep),
    line('M152 140 Q160 240 164 316 M248 140 Q240 240 236 316', c.light, 2, 'opacity="0.6"'),
    box(152, 306, 36, 16, 4, c.deep),
    box(212, 306, 36, 16, 4, c.ink),
  ].join('')
const rainTrousers: Draw = (c) =>
  trousersOf(
    c,
    `${line('M140 94 L124 316 M260 94 L276 316', '#9aa3a9', 3, 'stroke-dasharray="6 3"')}${line('M120 296 H184 M216 296 H280', '#f3f6f7', 6)}${line('M160 96 v30', '#e87a2c', 3)}`,
    c.deep,
  )

const longsleeve: Draw = (c) =>
  [
    floor,
    sleeves(c, c.deep),
    torso(c),
    path('M162 102 Q200 130 238 102 L230 96 Q200 116 170 96 Z', c.ink),
    path('M170 96 Q200 116 230 96 Q200 90 170 96 Z', c.deep),
    line('M140 112 Q160 160 154 204 M260 112 Q240 160 246 204', c.deep, 2.5),
    line('M126 306 Q200 318 274 306', c.deep, 3),
    box(144, 284, 22, 14, 2, CREAM.base),
  ].join('')
const tShirt: Draw = (c) =>
  [
    floor,
    path('M134 108 Q100 120 66 172 L108 206 L136 172 Z', c.base),
    mirrored(path('M134 108 Q100 120 66 172 L108 206 L136 172 Z', c.shade)),
    line('M72 178 L108 206', c.deep, 3),
    mirrored(line('M72 178 L108 206', c.deep, 3)),
    torso(c),
    path('M162 102 Q200 138 238 102 L230 96 Q200 120 170 96 Z', c.deep),
    // the godwit
    path('M168 220 Q186 190 222 200 Q244 210 240 228 Q214 244 186 238 Q172 232 168 220 Z', '#9a5a32'),
    path('M222 200 Q226 180 240 178 Q252 180 250 192 Q246 202 238 210 Z', '#b86d3c'),
    line('M250 188 L284 196', '#3d4246', 3.4),
    disc(243, 187, 2.2, '#1f2224'),
    path('M168 220 L150 214 L172 232 Z', '#3d4246'),
    line('M200 238 L198 272 l10 0 M214 238 L216 270 l10 0', '#3d4246', 3),
    path('M182 216 Q204 206 226 216 Q206 232 182 216 Z', '#6f4225'),
  ].join('')
const socks: Draw = (c) => {
  const one = `${path('M150 70 H210 L212 206 Q214 232 252 254 Q280 272 268 296 Q256 314 224 306 L170 282 Q142 268 146 236 Z', c.base)}${path('M150 70 H210 L210 98 H150 Z', c.deep)}${path('M146 236 Q150 206 176 210 Q180 250 210 268 L200 294 L170 282 Q142 268 146 236 Z', c.shade)}${path('M252 254 Q280 272 268 296 Q256 314 224 306 L214 302 Q222 266 252 254 Z', c.shade)}${times(4, (i) => line(`M152 ${120 + i * 16} H210`, i % 2 ? c.light : '#b65a35', 4, 'opacity="0.9"'))}${line('M156 74 V96 M168 74 V96 M180 74 V96 M192 74 V96 M204 74 V96', c.shade, 2)}`
  return [
    shadow(200, 316, 120, 10),
    `<g transform="translate(52 -6)">${one}</g>`,
    `<g transform="translate(-34 8)">${one}</g>`,
  ].join('')
}
const beanie: Draw = (c) =>
  [
    shadow(200, 306, 118, 12),
    path('M94 238 Q84 104 200 98 Q316 104 306 238 Z', c.base),
    within(
      'M94 238 Q84 104 200 98 Q316 104 306 238 Z',
      `${times(11, (i) => line(`M${104 + i * 19} 250 Q${130 + i * 14} 150 200 98`, c.shade, 3))}${path('M240 90 Q320 120 320 250 L262 250 Q276 150 240 90 Z', c.deep, 'opacity="0.4"')}`,
    ),
    path('M86 236 Q200 214 314 236 L310 290 Q200 312 90 290 Z', c.shade),
    within(
      'M86 236 Q200 214 314 236 L310 290 Q200 312 90 290 Z',
      times(17, (i) => line(`M${92 + i * 13.6} 216 V312`, c.deep, 3)),
    ),
    box(232, 250, 42, 26, 3, LEATHER.base),
    line('M240 263 h26', CREAM.base, 3),
  ].join('')
const gloves: Draw = (c) => {
  const one = `${path('M140 300 L134 210 Q118 190 104 166 Q96 150 110 144 Q122 142 134 158 L146 174 L146 100 Q148 84 160 84 Q172 84 173 100 L174 92 Q176 78 188 78 Q200 78 201 94 L202 102 Q206 90 216 92 Q228 94 228 108 L228 124 Q234 116 242 120 Q252 124 250 140 L244 220 L240 300 Z', c.base)}${path('M150 240 Q146 190 166 176 H226 Q236 210 226 250 Q190 262 150 240 Z', LEATHER.base, 'opacity="0.85"')}${line('M173 100 V160 M201 102 V160 M228 124 V166', c.deep, 3)}${path('M138 274 H242 L240 312 H140 Z', c.deep)}${box(146, 284, 36, 16, 4, METAL.shade)}${disc(160, 96, 7, METAL.base, 9)}`
  return [
    shadow(200, 322, 122, 10),
    `<g transform="translate(-46 52) scale(0.84)">${one}</g>`,
    `<g transform="translate(446 52) scale(-0.84 0.84)">${one}</g>`,
  ].join('')
}
const sunHat: Draw = (c) =>
  [
    shadow(200, 300, 150, 14),
    line('M116 244 Q120 320 192 328 M284 244 Q280 320 208 328', LEATHER.base, 4),
    disc(200, 328, 8, LEATHER.shade),
    path('M40 238 Q60 200 124 206 H276 Q340 200 360 238 Q330 272 200 272 Q70 272 40 238 Z', c.base),
    path('M40 238 Q70 256 200 256 Q330 256 360 238 Q330 272 200 272 Q70 272 40 238 Z', c.deep),
    path('M116 222 Q112 118 200 116 Q288 118 284 222 Q200 244 116 222 Z', c.base),
    path('M220 117 Q288 122 284 222 Q262 232 236 235 Q250 160 220 117 Z', c.shade),
    path('M115 200 Q200 222 285 200 L284 222 Q200 244 116 222 Z', LEATHER.shade),
    times(3, (i) => disc(150 + i * 9, 160, 2.6, c.deep)),
  ].join('')
const neckGaiter: Draw = (c) =>
  [
    shadow(200, 318, 96, 12),
    path('M116 100 Q200 74 284 100 L296 304 Q200 330 104 304 Z', c.base),
    within(
      'M116 100 Q200 74 284 100 L296 304 Q200 330 104 304 Z',
      `${times(7, (i) => line(`M100 ${138 + i * 28} Q170 ${120 + i * 28} 200 ${140 + i * 28} T300 ${132 + i * 28}`, i % 2 ? c.light : c.shade, 7, 'opacity="0.7"'))}${path('M240 70 L310 70 L310 340 L252 340 Z', c.deep, 'opacity="0.4"')}`,
    ),
    path('M116 100 Q200 74 284 100 Q200 128 116 100 Z', c.ink),
  ].join('')

export const wear: Readonly<Record<string, Draw>> = {
  boot,
  'low-shoe': lowShoe,
  sandal,
  'care-tin': careTin,
  spray,
  laces: lacesPair,
  insole,
  'rain-jacket': rainJacket,
  'down-jacket': downJacket,
  vest,
  fleece,
  softshell,
  poncho,
  trousers,
  'zip-off': zipOff,
  leggings,
  'rain-trousers': rainTrousers,
  longsleeve,
  't-shirt': tShirt,
  socks,
  beanie,
  gloves,
  'sun-hat': sunHat,
  'neck-gaiter': neckGaiter,
}
