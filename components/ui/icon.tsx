import type { SVGProps } from 'react'
import type { IconName } from './icon-names'
import drawn from './icons.svg'

type IconProps = Omit<SVGProps<SVGSVGElement>, 'name'> & { name: IconName }

const sheet: { src: string } = drawn

/** All icons come as one file that the browser keeps; a name costs the page nothing. Decoration only: the words stand beside it. */
export const Icon = ({ name, ...svg }: IconProps) => (
  <svg aria-hidden width={24} height={24} {...svg}>
    <use href={`${sheet.src}#${name}`} />
  </svg>
)
