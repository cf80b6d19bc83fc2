from django.http import HttpResponse


def saved(request):
    return HttpResponse("")


save = edit_saved = delete_saved = stop_alert = saved
