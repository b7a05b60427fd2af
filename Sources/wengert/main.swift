import Glibc

Descriptors.prepare()
exit(Program.run(Arguments.all))
