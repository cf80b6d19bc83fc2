from django.http import HttpResponse


def export(request):
    return HttpResponse("")
