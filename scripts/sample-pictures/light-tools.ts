import type { Draw, Paint } from './paint.ts'
import {
  CREAM,
  DARK,
  LEATHER,
  METAL,
  WOOD,
  box,
  disc,
  line,
  mix,
  path,
  shadow,
  times,
  turned,
  within,
} from './paint.ts'

const glow = (cx: number, cy: number, r: number): string =>
  disc(cx, cy, r, '#fdf3cf', r, 'opacity="0.55"') + disc(cx, cy, r * 0.62, '#fbe8a6', r * 0.62, 'opacity="0.7"')

const headlamp: Draw = (c) =>
  [
    shadow(200, 300, 128, 12),
    path('M70 176 C70 110 330 110 330 176 L330 206 C330 148 70 148 70 206 Z', DARK.base),
    path(
      'M70 176 C70 250 130 268 200 270 C270 268 330 250 330 176 L330 210 C326 286 268 304 200 306 C132 304 74 286 70 210 Z',
      c.base,
    ),
    times(12, (i) =>
      line(`M${92 + i * 20} ${226 + Math.sin((i / 11) * Math.PI) * 50} l6 24`, c.shade, 5, 'opacity="0.8"'),
    ),
    box(142, 190, 116, 96, 22, DARK.base),
    box(142, 190, 116, 30, 18, DARK.light, 'opacity="0.5"'),
    disc(178, 238, 30, METAL.shade),
    disc(178, 238, 24, '#fff7da'),
    disc(178, 238, 12, '#fbe08a'),
    disc(228, 238, 17, METAL.deep),
    disc(228, 238, 12, '#c23b34'),
    box(168, 182, 28, 12, 5, c.base),
    box(208, 182, 28, 12, 5, c.base),
  ].join('')
const lantern: Draw = (c) =>
  [
    glow(200, 196, 120),
    shadow(200, 328, 84, 11),
    line('M136 128 C136 34 264 34 264 128', METAL.deep, 8),
    path('M134 118 Q136 84 200 82 Q264 84 266 118 L272 142 H128 Z', c.base),
    path('M220 83 Q264 86 266 118 L272 142 H226 Z', c.shade),
    box(138, 142, 124, 112, 8, '#fff6d6'),
    box(138, 142, 124, 112, 8, '#fbe6a0', 'opacity="0.6"'),
    disc(200, 198, 30, '#fffdf2', 36),
    line('M150 142 V254 M250 142 V254 M184 142 V254 M216 142 V254', c.shade, 4),
    path('M126 254 H274 L284 318 Q284 326 272 326 H128 Q116 326 116 318 Z', c.base),
    path('M226 254 H274 L284 318 Q284 326 272 326 H230 Z', c.shade),
    disc(200, 290, 20, DARK.base),
    disc(200, 290, 12, METAL.shade),
    line('M200 290 V281', DARK.base, 4),
  ].join('')
const solarLantern: Draw = (c) =>
  [
    glow(200, 206, 124),
    shadow(200, 318, 100, 12),
    line('M130 118 C140 66 260 66 270 118', METAL.deep, 6),
    path('M112 130 Q200 112 288 130 L300 296 Q200 320 100 296 Z', '#fff8e3'),
    path('M112 130 Q200 112 288 130 L300 296 Q200 320 100 296 Z', c.light, 'opacity="0.45"'),
    times(3, (i) =>
      line(`M${108 - i * 2} ${172 + i * 42} Q200 ${194 + i * 42} ${292 + i * 2} ${172 + i * 42}`, c.shade, 3),
    ),
    disc(200, 126, 90, DARK.base, 22),
    disc(200, 123, 80, '#2f4468', 17),
    line('M126 122 H274 M150 111 V134 M200 106 V140 M250 111 V134', '#7fa0c9', 2),
    disc(200, 300, 84, c.shade, 12),
  ].join('')
const oilLamp: Draw = (c) =>
  [
    glow(200, 196, 96),
    shadow(200, 330, 82, 11),
    line('M118 150 C104 30 296 30 282 150', METAL.deep, 6),
    path('M172 74 H228 L240 104 H160 Z', c.shade),
    box(184, 56, 32, 22, 6, c.deep),
    line('M150 112 C110 140 110 240 142 272 M250 112 C290 140 290 240 258 272', c.base, 11),
    path('M164 106 H236 Q270 180 236 250 H164 Q130 180 164 106 Z', '#eaf3f5', 'opacity="0.85"'),
    path('M200 246 C176 220 186 196 200 168 C214 196 224 220 200 246 Z', '#e87a2c'),
    path('M200 246 C188 228 192 212 200 196 C208 212 212 228 200 246 Z', '#f9d65c'),
    path('M176 120 Q154 180 174 240', 'none', 'stroke="#ffffff" stroke-width="6" stroke-linecap="round" opacity="0.8"'),
    path('M156 250 H244 L252 270 H148 Z', c.deep),
    path('M122 318 Q120 272 200 268 Q280 272 278 318 Q278 328 200 328 Q122 328 122 318 Z', c.base),
    path('M232 271 Q280 278 278 318 Q276 326 236 327 Z', c.shade),
    disc(252, 282, 10, METAL.base, 6),
  ].join('')
const torch: Draw = (c) =>
  turned(
    -32,
    170,
    220,
    [
      path('M330 152 L384 126 V274 L330 248 Z', '#fdf0c0', 'opacity="0.75"'),
      `<g transform="translate(4 12)" opacity="0.25" filter="url(#soft)">${box(60, 168, 280, 70, 20, '#22313a')}</g>`,
      path('M68 172 H244 V228 H68 Q58 228 58 218 V182 Q58 172 68 172 Z', c.base),
      path('M68 206 H244 V228 H68 Q58 228 58 218 V206 Z', c.deep),
      path('M244 166 H276 L300 148 H328 V252 H300 L276 234 H244 Z', c.shade),
      path('M244 166 H276 L300 148 H328 V172 H244 Z', c.light, 'opacity="0.6"'),
      disc(328, 200, 12, '#fff7da', 50),
      times(8, (i) => line(`M${96 + i * 15} 174 V226`, c.ink, 3)),
      box(222, 176, 12, 48, 4, '#e87a2c'),
      line('M58 190 C30 190 24 220 44 232', DARK.base, 6),
    ].join(''),
  )
const dynamo: Draw = (c) =>
  [
    shadow(200, 306, 116, 12),
    path(
      'M92 176 Q92 142 130 142 H252 L300 124 Q318 124 318 146 V252 Q318 274 300 274 L252 256 H130 Q92 256 92 222 Z',
      c.base,
    ),
    path('M92 210 H318 V252 Q318 274 300 274 L252 256 H130 Q92 256 92 222 Z', c.shade),
    disc(318, 199, 14, '#fff7da', 66),
    disc(318, 199, 8, '#fbe08a', 50),
    disc(170, 200, 32, DARK.base),
    disc(170, 200, 22, DARK.light),
    line('M170 200 L124 290', DARK.base, 14),
    disc(122, 294, 18, '#e87a2c'),
    disc(122, 294, 9, '#b95c18'),
    line('M214 176 h40 M214 190 h40', c.deep, 5),
    box(212, 130, 30, 14, 5, DARK.base),
  ].join('')
const stringLights: Draw = (c) =>
  [
    shadow(196, 320, 100, 12),
    disc(170, 232, 88, c.shade),
    disc(164, 228, 88, c.base),
    disc(164, 228, 66, c.light),
    disc(164, 228, 40, c.shade),
    disc(164, 228, 18, DARK.base),
    line('M100 200 C120 150 210 150 226 196 M104 250 C130 300 204 296 222 258', '#6b5a34', 5),
    line(
      'M228 170 C300 160 270 90 330 96 C372 100 366 150 336 150 C300 150 300 220 346 224 C372 228 372 262 350 270',
      '#5d4b2a',
      4,
    ),
    ...(
      [
        [252, 158],
        [290, 122],
        [330, 96],
        [354, 140],
        [318, 162],
        [316, 204],
        [354, 228],
        [352, 268],
      ] as const
    ).map(
      ([x, y]) =>
        `${disc(x, y + 8, 17, '#fdf0c0', 17, 'opacity="0.7"')}${path(`M${x - 5} ${y} h10 l2 10 q0 10 -7 12 q-7 -2 -7 -12 Z`, '#f9d65c')}${box(x - 5, y - 6, 10, 8, 2, DARK.base)}`,
    ),
  ].join('')
const powerbank: Draw = (c) =>
  [
    shadow(200, 326, 84, 11),
    box(124, 76, 152, 250, 22, DARK.base),
    box(132, 84, 136, 234, 18, c.base),
    path('M222 84 H250 Q268 84 268 102 V300 Q268 318 250 318 H222 Z', c.shade),
    box(142, 104, 14, 190, 7, c.light, 'opacity="0.5"'),
    times(4, (i) => disc(176 + i * 17, 110, 5, i < 3 ? '#8fd16a' : DARK.light)),
    path('M208 176 L180 226 H200 L190 268 L222 214 H202 Z', '#ffffff', 'opacity="0.9"'),
    box(166, 66, 26, 14, 4, METAL.deep),
    box(206, 66, 30, 14, 4, METAL.deep),
    line('M276 110 C316 110 316 160 276 160', DARK.base, 6),
  ].join('')
const solarPanel: Draw = () =>
  [
    shadow(200, 324, 150, 12),
    ...[0, 1, 2, 3].map((i) => {
      const x = 52 + i * 75
      const up = i % 2
      return `${path(`M${x} ${110 + up * 14} L${x + 72} ${124 - up * 14} V${300 - up * 14 + 14} L${x} ${286 + up * 14} Z`, DARK.base)}${path(`M${x + 7} ${120 + up * 13} L${x + 65} ${132 - up * 13} V${290 - up * 13 + 12} L${x + 7} ${278 + up * 13} Z`, up ? '#24395c' : '#2f4a75')}${times(2, (k) => line(`M${x + 26 + k * 20} ${122 + up * 5} V288`, '#7fa0c9', 1.6))}${times(5, (k) => line(`M${x + 7} ${146 + up * 11 + k * 26} L${x + 65} ${156 - up * 11 + k * 26}`, '#7fa0c9', 1.6))}`
    }),
    times(5, (i) => disc(52 + i * 75, i % 2 ? 120 : 110, 6, METAL.base)),
    path('M66 132 L92 136 L72 250 L64 248 Z', '#ffffff', 'opacity="0.14"'),
  ].join('')

const blade = (d: string, edge: string): string => `${path(d, '#dfe4e8')}${path(edge, METAL.shade)}`
const foldingKnife: Draw = (c) =>
  turned(
    -24,
    200,
    210,
    [
      `<g transform="translate(4 14)" opacity="0.22" filter="url(#soft)">${box(30, 190, 340, 50, 22, '#22313a')}</g>`,
      blade(
        'M52 204 Q100 168 204 176 L204 226 H92 Q60 224 52 204 Z',
        'M52 204 Q110 200 204 206 L204 226 H92 Q60 224 52 204 Z',
      ),
      line('M150 184 q16 -6 34 -4', METAL.deep, 3),
      box(196, 172, 26, 60, 6, METAL.deep),
      box(200, 172, 8, 60, 3, METAL.base),
      path('M218 176 Q300 166 352 184 Q372 196 364 216 Q352 238 300 232 Q250 236 218 230 Z', c.base),
      path('M218 206 Q300 214 368 204 Q366 238 300 232 Q250 236 218 230 Z', c.shade),
      line('M240 190 Q300 182 346 194', c.light, 4, 'opacity="0.7"'),
      disc(346, 206, 5, c.ink),
    ].join(''),
  )
const fixedKnife: Draw = (c) =>
  [
    turned(
      -40,
      200,
      200,
      [
        `<g transform="translate(6 12)" opacity="0.22" filter="url(#soft)">${box(40, 150, 320, 40, 18, '#22313a')}</g>`,
        blade(
          'M40 172 Q60 148 96 146 H222 V188 H84 Q52 188 40 172 Z',
          'M40 172 Q120 172 222 174 V188 H84 Q52 188 40 172 Z',
        ),
        box(216, 140, 18, 56, 5, METAL.deep),
        path('M232 146 Q280 134 330 148 Q362 154 362 168 Q362 184 330 190 Q280 200 232 190 Z', c.base),
        path('M232 168 Q300 176 362 168 Q362 184 330 190 Q280 200 232 190 Z', c.shade),
        times(7, (i) => line(`M${250 + i * 13} 154 v28`, c.deep, 3)),
        disc(346, 168, 6, '#ffffff'),
      ].join(''),
    ),
    turned(
      -40,
      200,
      200,
      [
        path('M64 232 Q70 216 96 216 H236 Q252 216 252 232 V262 Q252 278 236 278 H96 Q58 270 64 232 Z', DARK.base),
        path('M70 240 H252 V262 Q252 278 236 278 H96 Q66 272 66 246 Z', DARK.shade),
        path('M252 228 H300 Q312 228 312 246 Q312 264 300 264 H252 Z', c.deep),
        disc(292, 246, 6, '#ffffff'),
      ].join(''),
    ),
  ].join('')
const carvingKnife: Draw = (c) =>
  [
    turned(
      -30,
      200,
      200,
      [
        `<g transform="translate(6 12)" opacity="0.22" filter="url(#soft)">${box(60, 170, 280, 40, 18, '#22313a')}</g>`,
        blade(
          'M66 196 Q90 180 184 178 V206 H104 Q76 206 66 196 Z',
          'M66 196 Q120 194 184 196 V206 H104 Q76 206 66 196 Z',
        ),
        box(178, 172, 12, 40, 3, METAL.deep),
        path('M188 176 Q240 160 300 168 Q342 174 344 194 Q342 216 300 218 Q240 222 188 208 Z', c.base),
        path('M188 194 Q260 206 344 194 Q342 216 300 218 Q240 222 188 208 Z', c.shade),
        line('M206 184 Q260 174 320 184', c.light, 3),
      ].join(''),
    ),
    times(5, (i) =>
      line(`M${92 + i * 34} ${300 - (i % 2) * 12} q14 -22 30 -4 q6 12 -8 14`, i % 2 ? WOOD.base : WOOD.light, 6),
    ),
  ].join('')
const multitool: Draw = (c) =>
  [
    shadow(200, 332, 70, 9),
    path('M184 74 Q176 30 196 34 L199 96 L190 132 H170 Z M216 74 Q224 30 204 34 L201 96 L210 132 H230 Z', METAL.base),
    path('M204 34 Q224 30 216 74 L230 132 H210 L201 96 Z', METAL.shade),
    disc(200, 138, 24, METAL.deep),
    disc(200, 138, 12, METAL.light),
    turned(
      14,
      200,
      140,
      `${box(152, 134, 38, 190, 12, c.base)}${box(174, 134, 16, 190, 8, c.shade)}${line('M162 170 v120', METAL.deep, 4)}${disc(171, 306, 7, METAL.deep)}`,
    ),
    turned(
      -14,
      200,
      140,
      `${box(210, 134, 38, 190, 12, c.base)}${box(232, 134, 16, 190, 8, c.shade)}${line('M221 170 v120', METAL.deep, 4)}${disc(229, 306, 7, METAL.deep)}`,
    ),
    path('M252 240 L338 196 Q330 226 262 262 Z', '#dfe4e8'),
    path('M148 240 L74 214 L78 228 L144 258 Z', METAL.shade),
    line('M74 214 l-10 -10 M78 226 l-16 0', METAL.deep, 5),
  ].join('')
const pocketTool: Draw = (c) =>
  [
    shadow(200, 312, 110, 11),
    turned(
      -12,
      200,
      230,
      [
        blade('M96 190 L70 96 Q96 104 116 186 Z', 'M96 190 L70 96 Q82 130 104 188 Z'),
        path('M300 190 L330 104 L312 100 L284 186 Z', METAL.base),
        line('M318 104 q-12 -14 4 -20', METAL.deep, 6),
        path('M152 186 L140 120 L156 118 L170 186 Z', METAL.base),
        path('M140 120 L128 104 H162 L156 118 Z', METAL.shade),
        box(80, 182, 244, 84, 40, c.base),
        path('M84 230 H324 Q318 266 284 266 H120 Q84 262 84 230 Z', c.shade),
        box(80, 218, 244, 8, 4, METAL.shade),
        disc(110, 224, 6, METAL.base),
        disc(294, 224, 6, METAL.base),
        times(5, (i) => line(`M${170 + i * 15} 240 v16`, c.deep, 5)),
        box(150, 194, 104, 6, 3, c.light),
      ].join(''),
    ),
    line('M330 236 q26 6 22 30', METAL.deep, 5),
    disc(350, 278, 16, 'none', 16, 'stroke="#7d8891" stroke-width="5"'),
  ].join('')
const axe: Draw = (c) =>
  turned(
    28,
    200,
    200,
    [
      `<g transform="translate(8 8)" opacity="0.22" filter="url(#soft)">${box(186, 60, 34, 290, 14, '#22313a')}</g>`,
      path('M188 60 Q184 200 196 300 Q190 340 206 352 Q226 350 224 322 Q214 220 220 60 Z', c.base),
      path('M206 60 Q206 220 212 350 Q226 348 224 322 Q214 220 220 60 Z', c.shade),
      times(4, (i) => line(`M${196 + i * 5} 150 q4 70 8 140`, c.deep, 1.4, 'opacity="0.5"')),
      path('M176 84 H232 Q236 104 232 126 H176 Q150 130 112 168 Q86 120 110 56 Q150 84 176 84 Z', METAL.deep),
      path('M110 56 Q86 120 112 168 L124 156 Q104 116 122 66 Z', '#e9edf0'),
      path('M150 84 H232 V98 H150 Z', METAL.shade, 'opacity="0.7"'),
    ].join(''),
  )
const saw: Draw = (c) =>
  turned(
    -22,
    200,
    200,
    [
      `<g transform="translate(4 14)" opacity="0.22" filter="url(#soft)">${box(30, 180, 340, 40, 16, '#22313a')}</g>`,
      path(
        'M34 178 Q120 166 212 176 V214 L206 206 L198 214 L190 206 L182 213 L174 205 L166 212 L158 204 L150 210 L142 202 L134 208 L126 200 L118 206 L110 198 L102 203 L94 195 L86 200 L78 192 L70 196 L60 188 Z',
        '#dfe4e8',
      ),
      path('M34 178 Q120 166 212 176 V184 Q120 176 44 182 Z', METAL.shade),
      path('M204 166 Q300 150 346 172 Q374 186 366 214 Q352 240 322 222 Q280 206 204 222 Z', c.base),
      path('M204 196 Q290 184 370 200 Q362 238 322 222 Q280 206 204 222 Z', c.shade),
      path('M238 178 Q290 168 336 184 Q344 194 330 198 Q280 186 240 194 Z', DARK.base),
      disc(222, 194, 9, METAL.base),
      disc(222, 194, 4, METAL.deep),
      disc(350, 204, 6, '#ffffff'),
    ].join(''),
  )
const spade: Draw = (c) =>
  turned(
    30,
    200,
    200,
    [
      `<g transform="translate(8 8)" opacity="0.22" filter="url(#soft)">${box(184, 60, 36, 280, 14, '#22313a')}</g>`,
      line('M176 60 H224', DARK.base, 18),
      line('M176 60 L200 96 L224 60', DARK.base, 12),
      box(190, 92, 20, 116, 6, METAL.deep),
      box(190, 92, 8, 116, 4, METAL.shade),
      box(184, 196, 32, 30, 8, DARK.base),
      path('M144 226 H256 V290 Q248 336 200 352 Q152 336 144 290 Z', c.base),
      path('M204 226 H256 V290 Q248 336 200 352 Z', c.shade),
      times(5, (i) => path(`M144 ${244 + i * 12} l-8 6 l8 6 Z`, c.deep)),
      line('M200 236 V330', c.deep, 3),
      path('M144 226 H256 V238 H144 Z', c.deep),
    ].join(''),
  )

const pole = (c: Paint, x: number): string =>
  `${line(`M${x} 320 V346`, METAL.deep, 5)}${disc(x, 318, 17, DARK.base, 6)}${box(x - 5, 196, 10, 124, 3, METAL.base)}${box(x - 7, 104, 14, 100, 3, c.base)}${box(x + 1, 104, 6, 100, 3, c.shade)}${box(x - 10, 190, 20, 18, 4, DARK.base)}${path(`M${x - 11} 48 Q${x} 36 ${x + 11} 48 L${x + 8} 112 H${x - 8} Z`, '#c69a68')}${box(x - 10, 44, 20, 14, 6, DARK.base)}${line(`M${x - 6} 54 C${x - 44} 70 ${x - 40} 116 ${x - 8} 62`, DARK.base, 6)}${times(4, (i) => line(`M${x - 7} ${122 + i * 18} h14`, '#ffffff', 2, 'opacity="0.6"'))}`
const poles: Draw = (c) =>
  [shadow(204, 344, 100, 8), turned(8, 146, 330, pole(c, 146)), turned(-8, 262, 330, pole(c, 262))].join('')
const walkingStick: Draw = (c) =>
  [
    shadow(210, 350, 50, 7),
    line('M212 346 L206 120 C204 60 130 56 126 112', c.shade, 17),
    line('M210 346 L203 120 C200 66 134 62 130 112', c.base, 11),
    line('M206 300 L202 130', c.light, 2.5, 'opacity="0.8"'),
    disc(208, 210, 9, c.deep, 5),
    disc(206, 262, 8, c.deep, 4),
    box(203, 326, 18, 24, 5, DARK.base),
    line('M196 150 C160 170 164 214 196 176', LEATHER.shade, 4),
  ].join('')

const firstAid: Draw = (c) =>
  [
    shadow(200, 314, 132, 13),
    line('M156 130 C156 88 244 88 244 130', c.ink, 11),
    box(76, 128, 248, 182, 24, c.base),
    path('M256 128 H300 Q324 128 324 152 V286 Q324 310 300 310 H256 Z', c.shade),
    box(76, 128, 248, 46, 22, c.light, 'opacity="0.35"'),
    line('M84 176 H316', c.ink, 5),
    box(292, 170, 24, 13, 4, METAL.base),
    disc(200, 242, 54, '#2f7d4f'),
    path('M186 206 h28 v22 h22 v28 h-22 v22 h-28 v-22 h-22 v-28 h22 Z', '#ffffff'),
  ].join('')
const rescueBlanket: Draw = (c) =>
  [
    shadow(200, 312, 130, 13),
    path('M90 210 Q140 160 200 176 Q270 150 322 206 L310 296 Q200 322 96 294 Z', c.base),
    within(
      'M90 210 Q140 160 200 176 Q270 150 322 206 L310 296 Q200 322 96 294 Z',
      times(22, (i) =>
        path(
          `M${80 + ((i * 47) % 240)} ${170 + ((i * 31) % 120)} l26 -14 l12 26 l-22 14 Z`,
          i % 3 ? mix(c.base, '#ffffff', 0.45) : c.shade,
          'opacity="0.6"',
        ),
      ),
    ),
    path('M200 176 Q270 150 322 206 L318 230 Q250 196 196 216 Z', '#e4e9ec'),
    path('M230 178 l22 8 l-10 18 Z M276 186 l18 10 l-14 12 Z', '#ffffff'),
    box(120, 108, 104, 80, 8, '#2f7d4f'),
    box(120, 108, 104, 22, 8, '#25643f'),
    path('M165 140 h14 v10 h10 v14 h-10 v10 h-14 v-10 h-10 v-14 h10 Z', '#ffffff'),
  ].join('')
const headNet: Draw = (c) =>
  [
    shadow(200, 326, 86, 11),
    path('M120 150 Q108 300 136 322 Q200 336 264 322 Q292 300 280 150 Z', c.light, 'opacity="0.3"'),
    within(
      'M120 150 Q108 300 136 322 Q200 336 264 322 Q292 300 280 150 Z',
      `${times(24, (i) => line(`M${108 + i * 8} 140 V336`, c.base, 0.8, 'opacity="0.6"'))}${times(26, (i) => line(`M100 ${142 + i * 8} H300`, c.base, 0.8, 'opacity="0.6"'))}`,
    ),
    path('M122 148 Q124 74 200 72 Q276 74 278 148 Q200 166 122 148 Z', '#6b7146'),
    path('M230 77 Q276 88 278 148 Q262 152 244 155 Q250 110 230 77 Z', '#575c39'),
    path('M70 156 Q120 132 200 136 Q280 132 330 156 Q280 178 200 176 Q120 178 70 156 Z', '#7a804f'),
    line('M136 318 Q200 334 264 318', c.base, 7),
    line('M200 330 v18', '#e87a2c', 4),
  ].join('')
const compass: Draw = (c) =>
  [
    shadow(200, 338, 96, 10),
    line('M200 96 C140 40 260 10 232 60', '#e87a2c', 6),
    `<rect x="116" y="88" width="168" height="246" rx="16" fill="#dfeaf0" opacity="0.95"/>`,
    `<rect x="116" y="88" width="168" height="246" rx="16" fill="none" stroke="#b7c9d3" stroke-width="4"/>`,
    times(13, (i) => line(`M118 ${104 + i * 17} h${i % 3 ? 9 : 16}`, '#4f5961', 2)),
    path('M200 96 L188 120 H212 Z', '#c23b34'),
    disc(200, 226, 80, c.base),
    disc(200, 226, 80, 'none', 80, `stroke="${c.deep}" stroke-width="3"`),
    disc(200, 226, 62, '#ffffff'),
    times(24, (i) => turned(i * 15, 200, 226, line('M200 150 V158', '#ffffff', i % 6 ? 2 : 5))),
    times(24, (i) => turned(i * 15, 200, 226, line('M200 170 V176', '#8f979c', 2))),
    turned(
      24,
      200,
      226,
      `${path('M200 174 L210 226 H190 Z', '#c23b34')}${path('M200 278 L210 226 H190 Z', '#e8ecee', 'stroke="#8f979c" stroke-width="2"')}`,
    ),
    disc(200, 226, 6, DARK.base),
  ].join('')
const binoculars: Draw = (c) => {
  const tube = `${path('M96 130 H168 V196 L184 276 Q184 300 136 300 Q88 300 86 276 L96 196 Z', c.base)}${path('M140 130 H168 V196 L184 276 Q184 298 144 300 Z', c.shade)}${path('M100 206 H166 L172 240 H94 Z', c.deep)}${times(6, (i) => line(`M${104 + i * 11} 212 l-2 22`, c.ink, 3))}${box(102, 96, 60, 42, 10, DARK.base)}${disc(136, 286, 49, DARK.base, 20)}${disc(136, 287, 40, '#2f4468', 15)}${path('M110 284 Q124 274 140 274 Q120 284 114 294 Z', '#7fb5d5', 'opacity="0.9"')}`
  return [
    shadow(200, 312, 132, 12),
    line('M106 150 C20 10 380 10 294 150', DARK.base, 8),
    tube,
    `<g transform="translate(128 0)">${tube}</g>`,
    box(164, 150, 72, 60, 10, c.shade),
    box(184, 118, 32, 60, 8, DARK.base),
    times(5, (i) => line(`M${188 + i * 6} 122 v34`, DARK.light, 2)),
  ].join('')
}
const whistle: Draw = (c) =>
  [
    shadow(206, 298, 110, 11),
    line('M300 176 C372 130 366 280 300 300 C250 316 200 310 160 300', '#3d4246', 6),
    path('M80 166 Q80 152 96 152 H268 Q312 152 312 200 Q312 262 254 262 Q214 262 204 222 H96 Q80 222 80 208 Z', c.base),
    path('M80 196 H312 Q314 262 254 262 Q214 262 204 222 H96 Q80 222 80 208 Z', c.shade),
    path('M150 152 H196 L186 186 H156 Z', c.ink),
    disc(254, 206, 26, c.deep),
    disc(254, 206, 15, c.ink),
    line('M96 164 H140', c.light, 5),
    disc(298, 176, 10, '#ffffff'),
  ].join('')
const map: Draw = (c) =>
  [
    shadow(200, 318, 140, 12),
    ...[0, 1, 2, 3].map((i) => {
      const x = 68 + i * 66
      const s = i % 2 ? -12 : 12
      return path(
        `M${x} ${110 + (i % 2) * 12} L${x + 66} ${110 + (i % 2) * 12 + s} V${290 + (i % 2) * 12 + s} L${x} ${290 + (i % 2) * 12} Z`,
        i % 2 ? '#dfe8c9' : '#edf2dc',
      )
    }),
    path('M68 110 L134 122 V202 L68 180 Z', c.light),
    path('M92 240 Q130 200 172 232 Q196 262 160 280 Q110 290 92 240 Z', '#a8c48a'),
    path('M214 136 Q260 128 284 160 Q280 196 240 188 Q206 170 214 136 Z', '#a8c48a'),
    line('M68 216 C120 190 150 250 200 210 C250 170 280 240 332 214', '#7fb5d5', 6),
    line('M90 134 C140 160 150 210 206 236 C250 250 280 264 314 282', '#c23b34', 4, 'stroke-dasharray="9 6"'),
    disc(314, 280, 8, '#c23b34'),
    disc(90, 134, 6, '#c23b34'),
    line('M134 122 V302 M200 110 V290 M266 122 V302', '#b9c39f', 2),
  ].join('')
const tape: Draw = (c) =>
  [
    shadow(190, 300, 118, 13),
    path('M214 284 L340 262 L352 284 L226 306 Z', c.base),
    times(7, (i) => line(`M${232 + i * 16} ${284 - i * 2.6} l4 18`, c.light, 1.2, 'opacity="0.6"')),
    disc(178, 216, 104, c.shade, 92),
    disc(172, 206, 104, c.base, 92),
    within(
      'M68 206 A104 92 0 0 1 276 206 A104 92 0 0 1 68 206 Z',
      `${times(18, (i) => line(`M60 ${120 + i * 11} H290`, c.light, 0.8, 'opacity="0.5"'))}${times(20, (i) => line(`M${70 + i * 11} 100 V310`, c.light, 0.8, 'opacity="0.5"'))}`,
    ),
    disc(172, 206, 56, '#c8a272', 48),
    disc(174, 209, 48, '#ffffff', 41),
  ].join('')
const washBottle: Draw = (c) =>
  [
    shadow(200, 328, 74, 10),
    box(176, 66, 48, 40, 8, '#ffffff', 'stroke="#d4dade" stroke-width="3"'),
    path('M136 152 Q136 106 176 102 H224 Q264 106 264 152 V306 Q264 328 242 328 H158 Q136 328 136 306 Z', c.base),
    path('M222 102 Q264 106 264 152 V306 Q264 328 242 328 H226 Z', c.shade),
    box(146, 150, 12, 156, 6, c.light, 'opacity="0.7"'),
    box(152, 168, 96, 122, 10, '#ffffff', 'opacity="0.92"'),
    path(
      'M176 250 q-14 -8 -8 -22 q2 -14 16 -14 q6 -14 22 -10 q14 2 16 16 q14 4 10 18 q-4 14 -20 12 Z',
      mix(c.base, '#ffffff', 0.55),
    ),
    line('M172 272 h56 M184 282 h32', c.shade, 4),
  ].join('')
const sewingKit: Draw = (c) =>
  [
    shadow(200, 306, 136, 12),
    box(70, 160, 260, 140, 18, c.base),
    box(84, 174, 232, 112, 12, CREAM.base),
    path('M70 160 L90 104 Q94 96 104 96 H296 Q306 96 310 104 L330 160 Z', c.shade),
    ...['#2c6b77', '#dda63a', '#3d4246'].map(
      (colour, i) =>
        `${box(104, 186 + i * 32, 44, 24, 4, colour)}${box(100, 184 + i * 32, 8, 28, 2, WOOD.base)}${box(144, 184 + i * 32, 8, 28, 2, WOOD.base)}`,
    ),
    line('M176 190 L236 270', METAL.deep, 4),
    line('M190 184 L254 258', METAL.deep, 3),
    box(254, 190, 44, 34, 6, DARK.base),
    box(262, 198, 28, 18, 3, CREAM.base),
    box(260, 240, 34, 26, 6, METAL.shade),
    disc(277, 253, 5, CREAM.base),
    line('M152 250 C180 230 176 214 176 190', '#2c6b77', 2),
  ].join('')
const carabiner = (colour: Paint, x: number, y: number, angle: number): string =>
  turned(
    angle,
    x,
    y,
    `${line(`M${x - 26} ${y - 50} C${x - 26} ${y - 92} ${x + 34} ${y - 92} ${x + 30} ${y - 44} L${x + 18} ${y + 54} C${x + 12} ${y + 88} ${x - 26} ${y + 84} ${x - 26} ${y + 50}`, colour.base, 15)}${line(`M${x - 26} ${y - 48} V${y + 50}`, METAL.shade, 9)}${line(`M${x - 14} ${y - 76} q20 -10 34 8`, colour.light, 4, 'opacity="0.8"')}`,
  )
const carabiners: Draw = (c) =>
  [
    shadow(200, 320, 120, 11),
    carabiner({ light: '#8fb4bc', base: '#2c6b77', shade: '#235863', deep: '#1c4650', ink: '#10282e' }, 116, 214, -16),
    carabiner(c, 204, 196, 4),
    carabiner({ light: '#f0ce8a', base: '#dda63a', shade: '#bf8a26', deep: '#93691a', ink: '#573e0e' }, 292, 214, 18),
  ].join('')
const towel: Draw = (c) =>
  [
    shadow(200, 312, 124, 12),
    ...[0, 1, 2, 3].map((i) =>
      path(
        `M${88 + i * 2} ${262 - i * 34} Q76 ${246 - i * 34} 92 ${232 - i * 34} H306 Q322 ${246 - i * 34} 308 ${266 - i * 34} Z`,
        i % 2 ? c.base : c.shade,
      ),
    ),
    path('M86 272 Q74 292 96 304 H300 Q320 296 312 270 Z', c.deep),
    path('M92 130 H306 Q318 140 312 154 L120 160 Q92 150 92 130 Z', c.light),
    times(9, (i) => line(`M${110 + i * 22} 138 l10 8`, c.base, 2)),
    line('M286 130 q22 -40 34 -10', DARK.base, 5),
    line('M94 246 H306 M94 212 H306', '#ffffff', 3, 'opacity="0.5"'),
  ].join('')
const trowel: Draw = (c) =>
  turned(
    36,
    200,
    200,
    [
      `<g transform="translate(8 8)" opacity="0.22" filter="url(#soft)">${disc(200, 220, 44, '#22313a', 120)}</g>`,
      path(
        'M182 52 Q200 42 218 52 L222 166 Q254 176 252 214 L236 300 Q200 372 164 300 L148 214 Q146 176 178 166 Z',
        c.base,
      ),
      path('M204 47 Q212 48 218 52 L222 166 Q254 176 252 214 L236 300 Q222 330 206 340 Z', c.shade),
      line('M191 66 V158 M209 66 V158', c.deep, 4),
      path('M172 206 Q200 190 228 206 L218 296 Q200 328 182 296 Z', c.deep, 'opacity="0.4"'),
      times(4, (i) => line(`M${164 + i * 3} ${226 + i * 22} h10`, '#ffffff', 3, 'opacity="0.8"')),
      disc(200, 62, 7, '#ffffff'),
    ].join(''),
  )
const solarShower: Draw = (c) =>
  [
    shadow(200, 344, 80, 9),
    line('M150 74 C150 34 250 34 250 74', METAL.deep, 7),
    box(132, 66, 136, 22, 8, METAL.shade),
    path('M128 84 H272 Q292 170 272 236 Q240 256 200 256 Q160 256 128 236 Q108 170 128 84 Z', c.base),
    path('M224 84 H272 Q292 170 272 236 Q250 250 228 254 Q252 170 224 84 Z', c.deep),
    path('M140 96 Q126 160 140 226 Q152 160 150 96 Z', c.light, 'opacity="0.7"'),
    disc(196, 164, 24, '#f6c344'),
    times(8, (i) => turned(i * 45, 196, 164, line('M196 130 V120', '#f6c344', 5))),
    line('M200 256 V292', c.ink, 8),
    path('M176 290 H224 L236 312 H164 Z', '#e87a2c'),
    times(5, (i) => line(`M${172 + i * 14} 318 l${-4 + i * 2} ${18 + (i % 2) * 6}`, '#7fb5d5', 3.4)),
  ].join('')

export const lightAndTools: Readonly<Record<string, Draw>> = {
  headlamp,
  lantern,
  'solar-lantern': solarLantern,
  'oil-lamp': oilLamp,
  torch,
  dynamo,
  'string-lights': stringLights,
  powerbank,
  'solar-panel': solarPanel,
  'folding-knife': foldingKnife,
  'fixed-knife': fixedKnife,
  'carving-knife': carvingKnife,
  multitool,
  'pocket-tool': pocketTool,
  axe,
  saw,
  spade,
  poles,
  'walking-stick': walkingStick,
  'first-aid': firstAid,
  'rescue-blanket': rescueBlanket,
  'head-net': headNet,
  compass,
  binoculars,
  whistle,
  map,
  tape,
  'wash-bottle': washBottle,
  'sewing-kit': sewingKit,
  carabiner: carabiners,
  towel,
  trowel,
  'solar-shower': solarShower,
}
